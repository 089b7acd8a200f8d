package dev.densescope.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Where a file is really written: behind the links it is named by, whether something is there yet or not. */
public final class FileTarget {
    private static final int MAX_LINKS = 40;

    private FileTarget() {}

    /**
     * The place behind all links.
     *
     * @throws IOException if the links lead in a circle, or what is there cannot be replaced by a file
     */
    static Path of(Path file) throws IOException {
        Path target = behindLinks(file);
        Optional<String> objection = objectionToWhatIsThere(target);
        if (objection.isPresent()) {
            throw new FileSystemException(file.toString(), null, objection.get());
        }
        return target;
    }

    /** Why a file cannot be written, as far as that shows without writing, as the end of a sentence; else empty. */
    public static Optional<String> whyNotWritable(Path file) {
        try {
            return objectionToFolder(of(file).getParent());
        } catch (IOException failed) {
            return Optional.of(FileProblem.reason(failed));
        }
    }

    /**
     * The same text for two names of one place, through links, and for names that differ in the case of letters or in how
     * accents are written, which are one name on some systems.
     */
    public static String canonicalName(Path file) {
        try {
            Path target = behindLinks(file);
            Path folder = real(target.getParent());
            return Normalizer.normalize(folder.resolve(target.getFileName()).toString(), Normalizer.Form.NFC)
                    .toLowerCase(Locale.ROOT);
        } catch (IOException circle) {
            return file.toAbsolutePath().normalize().toString();
        }
    }

    /** As far as it is there, without links. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException notThere) {
            Path plain = folder.normalize();
            return plain.getParent() == null || plain.getFileName() == null
                    ? plain
                    : real(plain.getParent()).resolve(plain.getFileName());
        }
    }

    private static Path behindLinks(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemException(file.toString(), null, "it is a link that leads in a circle");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static Optional<String> objectionToWhatIsThere(Path target) {
        if (target.getFileName() == null || Files.isDirectory(target)) {
            return Optional.of("it is a folder");
        }
        // a file must not take the place of a device such as /dev/null
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return Optional.of("it is a device or a pipe");
        }
        return Files.exists(target) && !Files.isWritable(target)
                ? Optional.of("it is write-protected")
                : Optional.empty();
    }

    private static Optional<String> objectionToFolder(Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of("its folder is not there");
        }
        return Files.isWritable(folder) ? Optional.empty() : Optional.of("nothing may be written to its folder");
    }
}
