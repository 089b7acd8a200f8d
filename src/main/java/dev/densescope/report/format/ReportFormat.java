package dev.densescope.report.format;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.language.Text;
import dev.densescope.report.Report;
import dev.densescope.report.ReportException;
import dev.densescope.report.ReportFile;
import dev.densescope.report.content.ChartNames;
import dev.densescope.report.content.ReportDocument;
import dev.densescope.report.csv.CsvReport;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.html.HtmlReport;
import dev.densescope.report.json.JsonReport;
import dev.densescope.report.markdown.MarkdownReport;
import dev.densescope.report.pdf.PdfReport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** The formats of reports, each with its writer. */
public enum ReportFormat {
    HTML("html", "HTML"),
    PDF("pdf", "PDF"),
    MARKDOWN("md", "Markdown"),
    JSON("json", "JSON"),
    CSV("csv", "CSV"),
    /** A file for each chart. */
    SVG("svg", "SVG"),
    /** Two files for each chart, of which one has twice as many pixels in each direction. */
    PNG("png", "PNG"),
    /** Chrome's trace event format. */
    CHROME("chrome", "Chrome trace"),
    /** PyTorch's memory snapshot. */
    PYTORCH_SNAPSHOT("pytorch-snapshot", "PyTorch snapshot"),
    /** A profile for pprof. */
    PPROF("pprof", "pprof profile"),
    /** Folded stacks for flame graphs. */
    FOLDED("folded", "Folded stacks");

    private final String id;
    private final String title;

    ReportFormat(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }

    /** The name in the window, such as {@code HTML}. */
    public String title() {
        return title;
    }

    /** The same in any language. */
    public Text told() {
        return Text.phrase(title);
    }

    /** The format with this {@link #id}. */
    public static Optional<ReportFormat> ofId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /** All ids, for messages: {@code html, json, ...}. */
    public static String ids() {
        return Arrays.stream(values()).map(ReportFormat::id).collect(Collectors.joining(", "));
    }

    /** Names of all files that a report in this format may have; empty if they depend on its runs. */
    public List<String> fileNames() {
        return switch (this) {
            case HTML -> List.of("report.html");
            case PDF -> List.of("report.pdf");
            case MARKDOWN -> List.of("report.md");
            case JSON -> List.of("report.json");
            case CSV -> CsvReport.FILE_NAMES;
            case SVG, PNG -> List.of();
            case CHROME -> TraceFormat.CHROME.fileNames();
            case PYTORCH_SNAPSHOT -> TraceFormat.PYTORCH_SNAPSHOT.fileNames();
            case PPROF -> TraceFormat.PPROF.fileNames();
            case FOLDED -> TraceFormat.FOLDED.fileNames();
        };
    }

    /** Whether a file of a report in this format may have a name. */
    public boolean mayHave(String fileName) {
        return fileNames().contains(fileName)
                || (this == SVG && isChart(fileName, ChartFiles.SVG))
                || (this == PNG && (isChart(fileName, ChartFiles.FINE_PNG) || isChart(fileName, ChartFiles.PNG)));
    }

    private static boolean isChart(String fileName, String ending) {
        return fileName.endsWith(ending)
                && ChartNames.contain(fileName.substring(0, fileName.length() - ending.length()));
    }

    /** Whether a report in this format needs a folder. */
    public boolean hasSeveralFiles() {
        return this == CSV || this == SVG || this == PNG;
    }

    /** What a report in this format leaves out, and why, as a sentence; empty if it leaves out nothing. */
    public Optional<Text> leftOut(Report report) {
        return switch (this) {
            case CHROME, PYTORCH_SNAPSHOT, PPROF, FOLDED -> UntracedRuns.sentence(report);
            case HTML, PDF, MARKDOWN, JSON, CSV, SVG, PNG -> Optional.empty();
        };
    }

    /** The files of a report in this format, not written yet; none if it leaves out all runs. */
    public List<ReportFile> files(Report report) {
        return files(report, PictureTheme.LIGHT);
    }

    /**
     * The same on another background.
     *
     * @param theme of pictures
     */
    public List<ReportFile> files(Report report, PictureTheme theme) {
        return switch (this) {
            case HTML -> List.of(ReportFile.composed("report.html", progress -> HtmlReport.text(report, progress)));
            case PDF ->
                List.of(new ReportFile("report.pdf", (out, progress) -> PdfReport.write(report, out, progress)));
            case MARKDOWN ->
                List.of(ReportFile.composed("report.md", progress -> MarkdownReport.text(report, progress)));
            case JSON -> List.of(ReportFile.composed("report.json", progress -> JsonReport.text(report, progress)));
            case CSV -> CsvReport.files(report);
            case SVG -> new ChartFiles(ReportDocument.of(report), theme).svg();
            case PNG -> new ChartFiles(ReportDocument.of(report), theme).png();
            case CHROME -> TraceFormat.CHROME.files(report);
            case PYTORCH_SNAPSHOT -> TraceFormat.PYTORCH_SNAPSHOT.files(report);
            case PPROF -> TraceFormat.PPROF.files(report);
            case FOLDED -> TraceFormat.FOLDED.files(report);
        };
    }

    /** Writes a report into a folder without progress. */
    public List<Path> write(Report report, Path folder) {
        return write(report, folder, WriteProgress.NONE);
    }

    /**
     * Writes a report into a folder, which is created if missing. Files of an earlier report in this format are
     * replaced. All files are written or none.
     *
     * @return the files written
     * @throws ReportException if the folder or a file cannot be written: one sentence
     * @throws CancellationException if {@code progress} cancels
     */
    public List<Path> write(Report report, Path folder, WriteProgress progress) {
        List<Path> written = AtomicFiles.write(folder, files(report), progress);
        new EarlierReports(folder, "").removeOthers(List.of(this), written);
        return written;
    }
}
