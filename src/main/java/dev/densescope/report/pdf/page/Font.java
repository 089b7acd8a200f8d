package dev.densescope.report.pdf.page;

import dev.densescope.report.drawing.Ink;
import dev.densescope.report.typeface.Face;

/**
 * How text is written.
 *
 * @param size of the letters in points
 * @param leading distance of baselines in points
 */
public record Font(Face face, double size, double leading, Ink ink) {
    public static final Font ORIGIN = new Font(Face.REGULAR, 8.5, 12, Ink.MUTED);
    public static final Font TITLE = new Font(Face.SEMIBOLD, 20, 25, Ink.TEXT);
    public static final Font SUBTITLE = new Font(Face.REGULAR, 9, 13, Ink.MUTED);
    public static final Font SUMMARY = new Font(Face.MEDIUM, 12.5, 17.5, Ink.TEXT);
    public static final Font SECTION = new Font(Face.SEMIBOLD, 14, 18, Ink.TEXT);
    public static final Font HEADING = new Font(Face.SEMIBOLD, 10, 14, Ink.TEXT);
    public static final Font BODY = new Font(Face.REGULAR, 9, 13, Ink.TEXT);
    public static final Font STRONG = new Font(Face.SEMIBOLD, 9, 13, Ink.TEXT);
    public static final Font LEAD = new Font(Face.REGULAR, 9, 13, Ink.MUTED);
    public static final Font NOTE = new Font(Face.REGULAR, 8, 11.5, Ink.MUTED);
    public static final Font FOOTER = new Font(Face.REGULAR, 7.5, 10, Ink.MUTED);

    /** The same with other letters. */
    public Font with(Face newFace, Ink newInk) {
        return new Font(newFace, size, leading, newInk);
    }
}
