package dev.densescope.report.pdf;

import dev.densescope.report.VisibleText;
import dev.densescope.report.document.Figure;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.pdf.page.PageMeasures;
import dev.densescope.report.pdf.page.PicturePainter;
import dev.densescope.report.pdf.page.Piece;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;

/**
 * A chart as a piece, as wide as the text.
 *
 * @param element of the structure that the chart belongs to
 */
record FigurePiece(PDStructureElement element) {
    private static final double SCALE = PageMeasures.WIDTH / ChartWidth.MEDIUM.pixels();

    Piece of(Figure figure) {
        Picture picture = figure.picture(ChartWidth.MEDIUM);
        double height = picture.height() * SCALE;
        element.setAlternateDescription(VisibleText.line(picture.description()));
        return Piece.of(height, (canvas, top) -> {
            element.addAttribute(box(top, height));
            canvas.tagged(element, () -> new PicturePainter(canvas, PageMeasures.LEFT, top, SCALE).paint(picture));
        });
    }

    private static PDLayoutAttributeObject box(double top, double height) {
        PDLayoutAttributeObject attributes = new PDLayoutAttributeObject();
        attributes.setPlacement(PDLayoutAttributeObject.PLACEMENT_BLOCK);
        attributes.setBBox(new PDRectangle(
                (float) PageMeasures.LEFT,
                (float) (PageMeasures.PAGE_HEIGHT - top - height),
                (float) PageMeasures.WIDTH,
                (float) height));
        return attributes;
    }
}
