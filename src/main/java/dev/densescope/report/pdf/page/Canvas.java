package dev.densescope.report.pdf.page;

import dev.densescope.report.VisibleText;
import dev.densescope.report.drawing.Ink;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.typeface.FaceRun;
import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;

/** Draws on one page. Vertical positions are distances from the upper edge in points. Confined to one thread. */
public final class Canvas {
    private static final double HAIRLINE = 0.5;

    private final PDPage page;
    private final PDPageContentStream stream;
    private final Resources resources;
    private final Tags tags;

    public Canvas(PDPage page, PDPageContentStream stream, Resources resources, Tags tags) {
        this.page = page;
        this.stream = stream;
        this.resources = resources;
        this.tags = tags;
    }

    public PDPage page() {
        return page;
    }

    public PDPageContentStream stream() {
        return stream;
    }

    public Resources resources() {
        return resources;
    }

    /** Something to draw. */
    @FunctionalInterface
    public interface Content {
        void draw() throws IOException;
    }

    /** Draws what belongs to an element of the structure. */
    public void tagged(PDStructureElement element, Content content) throws IOException {
        stream.beginMarkedContent(COSName.getPDFName(element.getStructureType()), tags.mark(element, page));
        content.draw();
        stream.endMarkedContent();
    }

    /** Draws what screen readers skip. */
    public void artifact(Content content) throws IOException {
        stream.beginMarkedContent(COSName.ARTIFACT);
        content.draw();
        stream.endMarkedContent();
    }

    /** A line of text, whose letters are between {@code top} and {@code top} plus its leading. */
    public void line(Line line, double x, double top) throws IOException {
        double pen = x;
        for (Line.Part part : line.parts()) {
            text(part.font(), pen, top + part.font().leading() / 2 + part.font().size() * 0.35, part.text());
            pen += part.width();
        }
    }

    /** A text whose baseline starts at a point. */
    public void text(Font font, double x, double baseline, String text) throws IOException {
        stream.setNonStrokingColor(color(font.ink()));
        stream.beginText();
        stream.newLineAtOffset((float) x, y(baseline));
        for (FaceRun run : resources.typeface().runs(font.face(), text)) {
            show(run, font.size());
        }
        stream.endText();
    }

    /** Shows a part of a text. Readers that search and copy get what it spells, except what would control them. */
    void show(FaceRun run, double size) throws IOException {
        boolean replaces =
                !run.spelled().isEmpty() && VisibleText.line(run.spelled()).equals(run.spelled());
        if (replaces) {
            COSDictionary properties = new COSDictionary();
            properties.setString(COSName.ACTUAL_TEXT, run.spelled());
            stream.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(properties));
        }
        stream.setFont(resources.font(run.face()), (float) size);
        stream.showText(run.text());
        if (replaces) {
            stream.endMarkedContent();
        }
    }

    /** A thin line from side to side. */
    public void rule(double x, double top, double width) throws IOException {
        stream.setStrokingColor(color(Ink.LINE));
        stream.setLineWidth((float) HAIRLINE);
        stream.moveTo((float) x, y(top));
        stream.lineTo((float) (x + width), y(top));
        stream.stroke();
    }

    /** A filled disc. */
    public void disc(Ink ink, double x, double top, double size) throws IOException {
        stream.setNonStrokingColor(color(ink));
        Circle.add(stream, x + size / 2, y(top + size / 2), size / 2);
        stream.fill();
    }

    public static Color color(Ink ink) {
        return new Color(ink.rgb(PictureTheme.LIGHT));
    }

    private static float y(double top) {
        return (float) (PageMeasures.PAGE_HEIGHT - top);
    }
}
