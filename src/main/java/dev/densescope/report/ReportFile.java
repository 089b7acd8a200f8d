package dev.densescope.report;

import dev.densescope.file.write.WriteProgress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * A file of a report before it is written.
 *
 * @param name file name with extension, such as {@code report.json}
 * @param content writes the contents
 */
public record ReportFile(String name, Content content) {
    private static final int CHUNK_BYTES = 1 << 16;
    /** Composition is one of two shares of the work, writing the other. */
    private static final int SHARES = 2;

    /** Writes the same bytes at each call. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes the contents.
         *
         * @param progress receives the progress, and may cancel
         * @throws IOException if they cannot be written
         * @throws CancellationException if {@code progress} cancels
         */
        void writeTo(OutputStream out, WriteProgress progress) throws IOException;
    }

    /** Composes a text. */
    @FunctionalInterface
    public interface Composition {
        /**
         * Returns the same text at each call.
         *
         * @param progress receives the progress, and may cancel
         * @throws CancellationException if {@code progress} cancels
         */
        String text(WriteProgress progress);
    }

    /** A file of UTF-8 text. */
    public static ReportFile ofText(String name, String text) {
        return ofText(name, () -> text);
    }

    /** A file of UTF-8 text, which is composed when the file is written. */
    public static ReportFile ofText(String name, Supplier<String> text) {
        return composed(name, progress -> text.get());
    }

    /** A file of UTF-8 text whose composition takes long. */
    public static ReportFile composed(String name, Composition composition) {
        return new ReportFile(name, (out, progress) -> {
            progress.written(0);
            String text = composition.text(progress.part(0, SHARES));
            write(text.getBytes(StandardCharsets.UTF_8), out, progress.part(1, SHARES));
        });
    }

    private static void write(byte[] bytes, OutputStream out, WriteProgress progress) throws IOException {
        for (int start = 0; start < bytes.length; start += CHUNK_BYTES) {
            progress.written((double) start / bytes.length);
            out.write(bytes, start, Math.min(CHUNK_BYTES, bytes.length - start));
        }
        progress.written(1);
    }

    /** The extension of the name with its dot, such as {@code .json}. */
    public String extension() {
        return name.substring(name.indexOf('.'));
    }

    /** The same with a suffix of its name, before the extension. */
    public ReportFile numbered(String suffix) {
        return new ReportFile(numbered(name, suffix), content);
    }

    /** Inserts a suffix before the extension: {@code report.json} and {@code -2} give {@code report-2.json}. */
    public static String numbered(String name, String suffix) {
        int dot = name.indexOf('.');
        return name.substring(0, dot) + suffix + name.substring(dot);
    }
}
