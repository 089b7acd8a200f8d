package dev.densescope.natives;

import dev.densescope.file.FileProblem;
import java.io.IOException;
import java.nio.file.FileSystemException;
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
 * A folder that the user owns, that nobody else can write to or exchange, and that programs may run from. Systems without
 * POSIX permissions keep a user's folders to that user themselves: there it need only be writable.
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
     * Makes the folder if it is not there, and gives its place without links.
     *
     * @throws IOException if it is not fit; the reason ends a sentence
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
                throw refused("it belongs to " + Files.getOwner(place).getName());
            }
            requireNobodyElseWrites(place, self);
            if (!Files.isExecutable(probe)) {
                throw refused("programs may not run from there (noexec)");
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
                throw refused("others may write to " + part);
            }
        }
    }

    /** Of a folder above: whether others can write but not rename what is ours, or the others are the user alone. */
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

    private FileSystemException refused(String reason) {
        return new FileSystemException(folder.toString(), null, reason);
    }
}
