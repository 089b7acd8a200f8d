package dev.densescope.report.format;

import dev.densescope.report.ReportFile;
import dev.densescope.report.document.Document;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.FigureSheet;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.png.PngPicture;
import dev.densescope.report.svg.SvgPicture;
import dev.densescope.report.typeface.GlyphOutlines;
import java.util.List;
import java.util.stream.Stream;

/**
 * The charts of a document as files of their own, each with its title and legend.
 *
 * @param theme with their background
 */
record ChartFiles(Document document, PictureTheme theme) {
    static final String SVG = ".svg";
    static final String PNG = ".png";
    /** The same picture with twice as many pixels in each direction. */
    static final String FINE_PNG = "@2x.png";

    /** The names of all files of charts with these names, as SVG. */
    static List<String> svgNames(List<String> charts) {
        return charts.stream().map(chart -> chart + SVG).toList();
    }

    /** The names of all files of charts with these names, as PNG. */
    static List<String> pngNames(List<String> charts) {
        return charts.stream()
                .flatMap(chart -> Stream.of(chart + PNG, chart + FINE_PNG))
                .toList();
    }

    List<ReportFile> svg() {
        return document.figures().stream()
                .map(figure -> ReportFile.ofText(figure.name() + SVG, () -> SvgPicture.file(sheet(figure), theme)))
                .toList();
    }

    List<ReportFile> png() {
        GlyphOutlines glyphs = new GlyphOutlines();
        return document.figures().stream()
                .flatMap(figure -> Stream.of(png(figure, PNG, 1, glyphs), png(figure, FINE_PNG, 2, glyphs)))
                .toList();
    }

    private ReportFile png(Figure figure, String extension, int scale, GlyphOutlines glyphs) {
        return new ReportFile(figure.name() + extension, (out, progress) -> {
            progress.written(0);
            new PngPicture(sheet(figure), theme, scale).write(out, glyphs);
            progress.written(1);
        });
    }

    private Picture sheet(Figure figure) {
        return FigureSheet.of(figure, document.head().title());
    }
}
