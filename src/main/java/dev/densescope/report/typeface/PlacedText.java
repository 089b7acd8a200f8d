package dev.densescope.report.typeface;

import dev.densescope.report.drawing.Shape;
import dev.densescope.report.drawing.TextStyle;
import java.util.List;

/** A text of a picture with the start of its baseline, for painters that place texts by the widths of letters. */
public record PlacedText(TextStyle style, double x, double y, String text) {
    /** The text of a label. */
    public static PlacedText of(Shape.Label label, Typeface typeface) {
        double width = width(label.style(), label.text(), typeface);
        double left = switch (label.anchor()) {
            case START -> label.x();
            case MIDDLE -> label.x() - width / 2;
            case END -> label.x() - width;
        };
        return new PlacedText(label.style(), left, label.y(), label.text());
    }

    /** Both texts of a pair. */
    public static List<PlacedText> of(Shape.LabelPair pair, Typeface typeface) {
        double width = width(TextStyle.BAR_NAME, pair.strong(), typeface);
        return List.of(
                new PlacedText(TextStyle.BAR_NAME, pair.x(), pair.y(), pair.strong()),
                new PlacedText(TextStyle.BAR_VALUE, pair.x() + width + Shape.LabelPair.GAP, pair.y(), pair.muted()));
    }

    private static double width(TextStyle style, String text, Typeface typeface) {
        return typeface.width(face(style), style.size(), text);
    }

    private static Face face(TextStyle style) {
        return style.isBold() ? Face.SEMIBOLD : Face.REGULAR;
    }

    public Face face() {
        return face(style);
    }

    /** The area of its letters. */
    public java.awt.Shape outline(GlyphOutlines outlines) {
        return outlines.of(face(), style.size(), x, y, text);
    }
}
