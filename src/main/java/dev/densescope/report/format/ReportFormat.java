package dev.densescope.report.format;

import dev.densescope.report.Report;
import dev.densescope.report.ReportException;
import dev.densescope.report.ReportFile;
import dev.densescope.report.csv.CsvReport;
import dev.densescope.report.html.HtmlReport;
import dev.densescope.report.json.JsonReport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of reports, each with its writer. */
public enum ReportFormat {
    HTML("html"),
    JSON("json"),
    CSV("csv");

    private final String id;

    ReportFormat(String id) {
        this.id = id;
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }

    /** The name in the window, such as {@code HTML}. */
    public String title() {
        return id.toUpperCase(Locale.ROOT);
    }

    /** The extension of its files, without the dot. */
    public String extension() {
        return id;
    }

    /** The format with this {@link #id}. */
    public static Optional<ReportFormat> ofId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /** All ids, for messages: {@code html, json, ...}. */
    public static String ids() {
        return Arrays.stream(values()).map(ReportFormat::id).collect(Collectors.joining(", "));
    }

    /** Names of all files that a report in this format may have. */
    public List<String> fileNames() {
        return this == CSV ? CsvReport.FILE_NAMES : List.of("report." + id);
    }

    /** Whether a report in this format needs a folder. */
    public boolean hasSeveralFiles() {
        return fileNames().size() > 1;
    }

    /** The files of a report in this format, not written yet. */
    public List<ReportFile> files(Report report) {
        return switch (this) {
            case HTML -> List.of(ReportFile.ofText("report.html", () -> HtmlReport.text(report)));
            case JSON -> List.of(ReportFile.ofText("report.json", () -> JsonReport.text(report)));
            case CSV -> CsvReport.files(report);
        };
    }

    /**
     * Writes a report into a folder, which is created if missing. Files of an earlier report in this format are
     * replaced. All files are written or none.
     *
     * @return the files written
     * @throws ReportException if the folder or a file cannot be written: one sentence
     */
    public List<Path> write(Report report, Path folder) {
        List<Path> written = AtomicFiles.write(folder, files(report));
        new EarlierReports(folder, "").removeOthers(List.of(this), written);
        return written;
    }
}
