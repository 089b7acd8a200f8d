package dev.densescope.file;

import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Resolves symbolic links to the file that is really written, whether it exists or not. */
public final class FileTarget {
    private static final int MAX_LINKS = 40;

    private FileTarget() {}

    /**
     * Resolves all links.
     *
     * @throws IOException if the links are circular, or the target cannot be replaced by a file
     */
    public static Path of(Path file) throws IOException {
        Path target = resolveLinks(file);
        Optional<Text> reason = whyNotReplaceable(target);
        if (reason.isPresent()) {
            throw new RefusedFileException(file, reason.get());
        }
        return target;
    }

    /**
     * The reason why a file cannot be written, as far as can be checked without writing, as the end of a sentence;
     * otherwise empty.
     */
    public static Optional<Text> whyNotWritable(Path file) {
        try {
            return whyFolderNotWritable(of(file).getParent());
        } catch (IOException failed) {
            return Optional.of(FileProblem.reason(failed));
        }
    }

    /**
     * Returns equal texts for paths that name the same file: through links, and with names that differ in case or in
     * the Unicode form of accents, which some file systems do not distinguish.
     */
    public static String canonicalName(Path file) {
        try {
            Path target = resolveLinks(file);
            Path folder = real(target.getParent());
            return Normalizer.normalize(folder.resolve(target.getFileName()).toString(), Normalizer.Form.NFC)
                    .toLowerCase(Locale.ROOT);
        } catch (IOException circle) {
            return file.toAbsolutePath().normalize().toString();
        }
    }

    /** The real path, as far as the folder exists. */
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

    private static Path resolveLinks(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new RefusedFileException(file, Text.of("it is a circular link"));
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static Optional<Text> whyNotReplaceable(Path target) {
        if (target.getFileName() == null || Files.isDirectory(target)) {
            return Optional.of(Text.of("it is a folder"));
        }
        // do not replace a device such as /dev/null
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return Optional.of(Text.of("it is a device or a pipe"));
        }
        return Files.exists(target) && !Files.isWritable(target)
                ? Optional.of(Text.of("it is write-protected"))
                : Optional.empty();
    }

    private static Optional<Text> whyFolderNotWritable(Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of(Text.of("its folder does not exist"));
        }
        return Files.isWritable(folder) ? Optional.empty() : Optional.of(Text.of("its folder is write-protected"));
    }
}
