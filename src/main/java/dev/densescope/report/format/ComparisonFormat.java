package dev.densescope.report.format;

import dev.densescope.compare.ComparisonException;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.language.Text;
import dev.densescope.report.ReportFile;
import dev.densescope.report.comparison.ComparisonDocument;
import dev.densescope.report.comparison.ComparisonReport;
import dev.densescope.report.csv.CsvComparison;
import dev.densescope.report.document.Document;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.html.HtmlPage;
import dev.densescope.report.json.JsonComparison;
import dev.densescope.report.markdown.MarkdownPage;
import dev.densescope.report.pdf.PdfDocument;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** The formats of reports of compared runs, each with its writer. */
public enum ComparisonFormat {
    HTML("html", "HTML"),
    PDF("pdf", "PDF"),
    MARKDOWN("md", "Markdown"),
    JSON("json", "JSON"),
    CSV("csv", "CSV"),
    /** A file for each chart. */
    SVG("svg", "SVG"),
    /** Two files for each chart, of which one has twice as many pixels in each direction. */
    PNG("png", "PNG");

    /** Composing the content is one of two shares of the work, writing it the other. */
    private static final int SHARES = 2;

    private final String id;
    private final String title;

    ComparisonFormat(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name on the command line. */
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

    /** Names of all files that a report in this format may have: charts depend on the runs. */
    public List<String> fileNames() {
        return switch (this) {
            case HTML, PDF, MARKDOWN, JSON -> List.of(ComparisonReport.NAME + "." + id);
            case CSV -> CsvComparison.FILE_NAMES;
            case SVG -> ChartFiles.svgNames(ComparisonDocument.CHARTS);
            case PNG -> ChartFiles.pngNames(ComparisonDocument.CHARTS);
        };
    }

    /** Whether a report in this format needs a folder. */
    public boolean hasSeveralFiles() {
        return fileNames().size() > 1;
    }

    /** The files of a report in this format, not written yet. */
    public List<ReportFile> files(ComparisonReport report) {
        return files(report, PictureTheme.LIGHT);
    }

    /**
     * The same on another background.
     *
     * @param theme of pictures
     */
    public List<ReportFile> files(ComparisonReport report, PictureTheme theme) {
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
            case SVG -> requireAny(new ChartFiles(ComparisonDocument.of(report), theme).svg());
            case PNG -> requireAny(new ChartFiles(ComparisonDocument.of(report), theme).png());
        };
    }

    private List<ReportFile> requireAny(List<ReportFile> charts) {
        if (charts.isEmpty()) {
            throw new ComparisonException(
                    Text.of("The comparison has no chart to write as %s: none of its runs has memory over time.", id));
        }
        return charts;
    }

    /**
     * Writes a report in several formats into a folder: all files or none. Earlier ones in these formats are replaced, or
     * removed if the report has no such file.
     *
     * @param progress receives the progress, and may cancel
     * @throws dev.densescope.report.ReportException if a file cannot be written, or an earlier one removed: one sentence
     * @throws ComparisonException if there is no chart to write
     * @throws CancellationException if {@code progress} cancels; earlier files are unchanged
     */
    public static List<Path> write(
            Collection<ComparisonFormat> formats, ComparisonReport report, Path folder, WriteProgress progress) {
        return write(formats, report, PictureTheme.LIGHT, folder, progress);
    }

    /**
     * The same on another background.
     *
     * @param theme of pictures
     */
    public static List<Path> write(
            Collection<ComparisonFormat> formats,
            ComparisonReport report,
            PictureTheme theme,
            Path folder,
            WriteProgress progress) {
        List<ReportFile> files = formats.stream()
                .flatMap(format -> format.files(report, theme).stream())
                .toList();
        List<Path> written = AtomicFiles.write(folder, files, progress);
        formats.stream()
                .flatMap(format -> format.fileNames().stream())
                .map(folder::resolve)
                .filter(file -> !written.contains(file))
                .forEach(EarlierReports::remove);
        return written;
    }

    private static String html(ComparisonReport report, WriteProgress progress) {
        Document document = ComparisonDocument.of(report, progress.part(0, SHARES));
        return HtmlPage.text(document, JsonComparison.compact(report), progress.part(1, SHARES));
    }
}
