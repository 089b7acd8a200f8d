package dev.densescope.spec.json;

import dev.densescope.file.FileFormats;
import dev.densescope.file.FileProblem;
import dev.densescope.file.LimitedRead;
import dev.densescope.file.write.AtomicFile;
import dev.densescope.language.Text;
import dev.densescope.spec.DenseNetSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads and writes design files ({@link DesignJson} on disk). Thread-safe. */
public final class DesignFile {
    /** Size limit of a design file, in bytes. A design with the maximum number of blocks takes about 2 KB. */
    static final int MAX_BYTES = 1 << 20;

    /** Also with an extension. */
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private DesignFile() {}

    /**
     * Reads a design.
     *
     * @throws DesignFileException if the file does not exist, is not a design, has a newer version or has values out of
     *     range
     */
    public static DenseNetSpec read(Path file) {
        byte[] bytes = bytes(file);
        try {
            return DesignJson.parse(bytes);
        } catch (InvalidDesignJsonException invalid) {
            Text reason = FileFormats.of(bytes).map(DesignFile::foreign).orElse(invalid.told());
            throw new DesignFileException(Text.of("Design file %s cannot be used: %s", file, reason), invalid);
        }
    }

    /**
     * A file name for a design, without an extension: its name in lower case, with {@code -} for all but a-z, 0-9, . and _, and
     * other than the names of devices, which no file may have on Windows.
     */
    public static String stem(DenseNetSpec spec) {
        String plain = spec.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        String stem = plain.replaceAll("^[.-]+", "");
        if (stem.isEmpty()) {
            return "design";
        }
        return DEVICE.matcher(stem).matches() ? "design-" + stem : stem;
    }

    /**
     * Writes a design. An existing file is replaced atomically, or left unchanged on failure.
     *
     * @throws DesignFileException if it cannot be written
     */
    public static void write(Path file, DenseNetSpec spec) {
        try {
            AtomicFile.write(file, DesignJson.toJson(spec).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new DesignFileException(
                    Text.of("Design file %s cannot be written: %s.", file, FileProblem.reason(failed)), failed);
        }
    }

    private static DesignFileException tooLarge(Path file) {
        return new DesignFileException(FileFormats.of(file)
                .map(format -> Text.of("Design file %s cannot be used: %s", file, foreign(format)))
                .orElse(Text.of(
                        "Design file %s is larger than %d MiB, the limit for a design: choose a design file.",
                        file, MAX_BYTES >> 20)));
    }

    private static Text foreign(Text format) {
        return Text.of("it is %s, not a design: choose a design file.", format);
    }

    private static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw new DesignFileException(Text.of("Design file %s cannot be read: it is a folder.", file));
        }
        try {
            return LimitedRead.bytes(file, MAX_BYTES).orElseThrow(() -> tooLarge(file));
        } catch (IOException failed) {
            throw new DesignFileException(
                    Text.of("Design file %s cannot be read: %s.", file, FileProblem.reason(failed)), failed);
        }
    }
}
