package dev.densescope.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file of a report before it is written.
 *
 * @param name file name with extension, such as {@code report.json}
 * @param content what goes into it
 */
public record ReportFile(String name, Content content) {
    /** Writes the same bytes each time it is asked. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file of UTF-8 text. */
    public static ReportFile ofText(String name, String text) {
        return new ReportFile(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same under a name with something put in before the extension. */
    public ReportFile numbered(String suffix) {
        return new ReportFile(numbered(name, suffix), content);
    }

    /** A name with something put in before the extension: {@code report.json} and {@code -2} give {@code report-2.json}. */
    public static String numbered(String name, String suffix) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + suffix + name.substring(dot);
    }
}
