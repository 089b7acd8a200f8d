package dev.densescope.report.csv;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.Report;
import dev.densescope.report.ReportFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables of a report as texts. */
public final class CsvTexts {
    private CsvTexts() {}

    /** The text of the file with this name, which the report must have. */
    public static String of(Report report, String name) {
        ReportFile file = CsvReport.files(report).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            file.content().writeTo(bytes, WriteProgress.NONE);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
