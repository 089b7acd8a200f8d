package dev.densescope.report.format;

import dev.densescope.file.WriteProgress;
import dev.densescope.report.ReportFile;
import dev.densescope.report.comparison.ComparisonDocument;
import dev.densescope.report.comparison.ComparisonReport;
import dev.densescope.report.csv.CsvComparison;
import dev.densescope.report.document.Document;
import dev.densescope.report.html.HtmlPage;
import dev.densescope.report.json.JsonComparison;
import dev.densescope.report.markdown.MarkdownPage;
import dev.densescope.report.pdf.PdfDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of reports of compared runs, each with its writer. */
public enum ComparisonFormat {
    HTML("html", "HTML"),
    PDF("pdf", "PDF"),
    MARKDOWN("md", "Markdown"),
    JSON("json", "JSON"),
    CSV("csv", "CSV");

    /** Composing the content is one of two shares of the work, writing it the other. */
    private static final int SHARES = 2;

    private final String id;
    private final String title;

    ComparisonFormat(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name on the command line, and the extension of its files, without the dot. */
    public String id() {
        return id;
    }

    /** The name in the window. */
    public String title() {
        return title;
    }

    /** The format with this {@link #id}. */
    public static Optional<ComparisonFormat> ofId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /** All ids, for messages: {@code html, json, ...}. */
    public static String ids() {
        return Arrays.stream(values()).map(ComparisonFormat::id).collect(Collectors.joining(", "));
    }

    /** Names of all files of a report in this format. */
    public List<String> fileNames() {
        return this == CSV ? CsvComparison.FILE_NAMES : List.of(ComparisonReport.NAME + "." + id);
    }

    /** Whether a report in this format needs a folder. */
    public boolean hasSeveralFiles() {
        return fileNames().size() > 1;
    }

    /** The files of a report in this format, not written yet. */
    public List<ReportFile> files(ComparisonReport report) {
        return switch (this) {
            case HTML -> List.of(ReportFile.composed(fileNames().get(0), progress -> html(report, progress)));
            case PDF ->
                List.of(new ReportFile(
                        fileNames().get(0),
                        (out, progress) -> PdfDocument.write(
                                ComparisonDocument.of(report, progress.part(0, SHARES)),
                                out,
                                progress.part(1, SHARES))));
            case MARKDOWN ->
                List.of(ReportFile.composed(
                        fileNames().get(0), progress -> MarkdownPage.text(ComparisonDocument.of(report, progress))));
            case JSON -> List.of(ReportFile.ofText(fileNames().get(0), () -> JsonComparison.text(report)));
            case CSV -> CsvComparison.files(report);
        };
    }

    private static String html(ComparisonReport report, WriteProgress progress) {
        Document document = ComparisonDocument.of(report, progress.part(0, SHARES));
        return HtmlPage.text(document, JsonComparison.compact(report), progress.part(1, SHARES));
    }
}
