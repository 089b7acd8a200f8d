package dev.densescope.report.pdf.page;

import dev.densescope.report.VisibleText;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** The bookmarks of a document: one for each section, with one for each heading in it. Confined to one thread. */
public final class Bookmarks {
    private static final double ABOVE = 8;

    private final PDDocumentOutline outline = new PDDocumentOutline();
    private Optional<PDOutlineItem> section = Optional.empty();

    public void addSection(String title, Canvas canvas, double top) {
        PDOutlineItem item = item(title, canvas, top);
        outline.addLast(item);
        section = Optional.of(item);
    }

    public void addHeading(String title, Canvas canvas, double top) {
        PDOutlineItem item = item(title, canvas, top);
        section.ifPresentOrElse(within -> within.addLast(item), () -> outline.addLast(item));
    }

    public void finish(PDDocument pdf) {
        pdf.getDocumentCatalog().setDocumentOutline(outline);
    }

    private static PDOutlineItem item(String title, Canvas canvas, double top) {
        PDPageXYZDestination destination = new PDPageXYZDestination();
        destination.setPage(canvas.page());
        destination.setLeft(0);
        destination.setTop((int) Math.round(PageMeasures.PAGE_HEIGHT - top + ABOVE));
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(VisibleText.line(title));
        item.setDestination(destination);
        return item;
    }
}
