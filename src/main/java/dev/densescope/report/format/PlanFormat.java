package dev.densescope.report.format;

import dev.densescope.report.ReportFile;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.html.HtmlPage;
import dev.densescope.report.json.JsonPlans;
import dev.densescope.report.markdown.MarkdownPage;
import dev.densescope.report.pdf.PdfDocument;
import dev.densescope.report.plan.PlanDocument;
import dev.densescope.report.plan.PlanReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of reports of plans, each with its writer. */
public enum PlanFormat {
    HTML("html", "HTML"),
    PDF("pdf", "PDF"),
    MARKDOWN("md", "Markdown"),
    JSON("json", "JSON"),
    /** A file for each chart. */
    SVG("svg", "SVG"),
    /** Two files for each chart, of which one has twice as many pixels in each direction. */
    PNG("png", "PNG");

    private final String id;
    private final String title;

    PlanFormat(String id, String title) {
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
    public static Optional<PlanFormat> ofId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /** All ids, for messages: {@code html, pdf, ...}. */
    public static String ids() {
        return Arrays.stream(values()).map(PlanFormat::id).collect(Collectors.joining(", "));
    }

    /** Names of all files of a report in this format. */
    public List<String> fileNames() {
        return switch (this) {
            case HTML, PDF, MARKDOWN, JSON -> List.of(PlanReport.NAME + "." + id);
            case SVG -> ChartFiles.svgNames(PlanDocument.CHARTS);
            case PNG -> ChartFiles.pngNames(PlanDocument.CHARTS);
        };
    }

    /** Whether a report in this format needs a folder. */
    public boolean hasSeveralFiles() {
        return fileNames().size() > 1;
    }

    /** The files of a report in this format, not written yet. */
    public List<ReportFile> files(PlanReport report) {
        return files(report, PictureTheme.LIGHT);
    }

    /**
     * The same on another background.
     *
     * @param theme of pictures
     */
    public List<ReportFile> files(PlanReport report, PictureTheme theme) {
        String name = fileNames().get(0);
        return switch (this) {
            case HTML ->
                List.of(ReportFile.composed(
                        name, progress -> HtmlPage.text(PlanDocument.of(report), JsonPlans.compact(report), progress)));
            case PDF ->
                List.of(new ReportFile(
                        name, (out, progress) -> PdfDocument.write(PlanDocument.of(report), out, progress)));
            case MARKDOWN -> List.of(ReportFile.ofText(name, () -> MarkdownPage.text(PlanDocument.of(report))));
            case JSON -> List.of(ReportFile.ofText(name, () -> JsonPlans.text(report)));
            case SVG -> new ChartFiles(PlanDocument.of(report), theme).svg();
            case PNG -> new ChartFiles(PlanDocument.of(report), theme).png();
        };
    }
}
