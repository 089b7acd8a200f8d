package dev.densescope.natives;

import dev.densescope.file.FileProblem;
import dev.densescope.file.RefusedFileException;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/**
 * A folder that the user owns, that nobody else can write to or replace, and that allows programs to run. On systems
 * without POSIX permissions, user folders are private by default, so the folder need only be writable.
 */
final class PrivateFolder {
    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final String MODE = "unix:mode";
    private static final int STICKY = 01000;
    private static final String ADMINISTRATOR = "root";

    private final Path folder;

    PrivateFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Creates the folder if necessary, and returns its real path.
     *
     * @throws IOException if it is not suitable; the message is the end of a sentence
     */
    Path require() throws IOException {
        boolean posix = Files.getFileStore(existing(folder)).supportsFileAttributeView("posix");
        if (posix) {
            Files.createDirectories(folder, OWNERS);
            requireOwn();
        } else {
            Files.createDirectories(folder);
        }
        return folder.toRealPath();
    }

    private void requireOwn() throws IOException {
        Path place = folder.toRealPath();
        Path probe = probe(place);
        try {
            UserPrincipal self = Files.getOwner(probe);
            if (!Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(self)
                    || !Files.getOwner(place).equals(self)) {
                throw refused(Text.of("it belongs to %s", Files.getOwner(place).getName()));
            }
            requireNobodyElseWrites(place, self);
            if (!Files.isExecutable(probe)) {
                throw refused(Text.of("programs may not run from there (noexec)"));
            }
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private Path probe(Path place) throws IOException {
        try {
            return Files.createTempFile(place, ".probe", null, OWNERS);
        } catch (IOException notWritable) {
            throw refused(FileProblem.reason(notWritable));
        }
    }

    private void requireNobodyElseWrites(Path place, UserPrincipal self) throws IOException {
        for (Path part = place; part != null; part = part.getParent()) {
            PosixFileAttributes attributes = Files.readAttributes(part, PosixFileAttributes.class);
            boolean own = attributes.owner().equals(self)
                    || attributes.owner().getName().equals(ADMINISTRATOR);
            boolean others = attributes.permissions().stream().anyMatch(WRITABLE_BY_OTHERS::contains);
            if (!own || (others && (part.equals(place) || !keepsOthersOut(part, attributes)))) {
                throw refused(Text.of("others can write to %s", part));
            }
        }
    }

    /**
     * Whether a parent folder is safe: others can write to it but not rename our folder, or the group contains only the
     * user.
     */
    private static boolean keepsOthersOut(Path part, PosixFileAttributes attributes) throws IOException {
        boolean sticky = ((int) Files.getAttribute(part, MODE) & STICKY) != 0;
        boolean usersOwnGroup = !attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                && attributes.group().getName().equals(attributes.owner().getName());
        return sticky || usersOwnGroup;
    }

    private static Path existing(Path path) {
        Path existing = path;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private RefusedFileException refused(Text reason) {
        return new RefusedFileException(folder, reason);
    }
}
