package dev.densescope.report.format;

import dev.densescope.report.ReportFile;
import dev.densescope.report.csv.CsvSweep;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.html.HtmlPage;
import dev.densescope.report.json.JsonSweep;
import dev.densescope.report.markdown.MarkdownPage;
import dev.densescope.report.pdf.PdfDocument;
import dev.densescope.report.sweep.SweepDocument;
import dev.densescope.report.sweep.SweepReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of reports of sweeps, each with its writer. */
public enum SweepFormat {
    HTML("html"),
    PDF("pdf"),
    MARKDOWN("md"),
    JSON("json"),
    CSV("csv"),
    /** A file for each chart. */
    SVG("svg"),
    /** Two files for each chart, of which one has twice as many pixels in each direction. */
    PNG("png");

    private final String id;

    SweepFormat(String id) {
        this.id = id;
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }

    /** The format with this {@link #id}. */
    public static Optional<SweepFormat> ofId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /** All ids, for messages: {@code html, pdf, ...}. */
    public static String ids() {
        return Arrays.stream(values()).map(SweepFormat::id).collect(Collectors.joining(", "));
    }

    /** The files of a report in this format, not written yet; none of charts if the sweep has a single depth. */
    public List<ReportFile> files(SweepReport report, PictureTheme theme) {
        String name = SweepReport.NAME + "." + id;
        return switch (this) {
            case HTML ->
                List.of(ReportFile.composed(
                        name,
                        progress -> HtmlPage.text(SweepDocument.of(report), JsonSweep.compact(report), progress)));
            case PDF ->
                List.of(new ReportFile(
                        name, (out, progress) -> PdfDocument.write(SweepDocument.of(report), out, progress)));
            case MARKDOWN -> List.of(ReportFile.ofText(name, () -> MarkdownPage.text(SweepDocument.of(report))));
            case JSON -> List.of(ReportFile.ofText(name, () -> JsonSweep.text(report)));
            case CSV -> List.of(ReportFile.ofText(name, () -> CsvSweep.text(report)));
            case SVG -> new ChartFiles(SweepDocument.of(report), theme).svg();
            case PNG -> new ChartFiles(SweepDocument.of(report), theme).png();
        };
    }
}
