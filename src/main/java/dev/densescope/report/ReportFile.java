package dev.densescope.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file of a report before it is written.
 *
 * @param name file name with extension, such as {@code report.json}
 * @param content writes the contents
 */
public record ReportFile(String name, Content content) {
    /** Writes the same bytes at each call. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file of UTF-8 text. */
    public static ReportFile ofText(String name, String text) {
        return new ReportFile(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same with a suffix of its name, before the extension. */
    public ReportFile numbered(String suffix) {
        return new ReportFile(numbered(name, suffix), content);
    }

    /** Inserts a suffix before the extension: {@code report.json} and {@code -2} give {@code report-2.json}. */
    public static String numbered(String name, String suffix) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + suffix + name.substring(dot);
    }
}
