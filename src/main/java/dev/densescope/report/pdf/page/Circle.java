package dev.densescope.report.pdf.page;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Circles of four curves. */
final class Circle {
    /** Distance of control points that makes a curve a quarter of a circle. */
    private static final double CONTROL = 0.5523;

    private Circle() {}

    /** Adds a circle to the current path. */
    static void add(PDPageContentStream stream, double x, double y, double radius) throws IOException {
        float left = (float) (x - radius);
        float right = (float) (x + radius);
        float low = (float) (y - radius);
        float high = (float) (y + radius);
        float inLeft = (float) (x - radius * CONTROL);
        float inRight = (float) (x + radius * CONTROL);
        float inLow = (float) (y - radius * CONTROL);
        float inHigh = (float) (y + radius * CONTROL);
        stream.moveTo(right, (float) y);
        stream.curveTo(right, inHigh, inRight, high, (float) x, high);
        stream.curveTo(inLeft, high, left, inHigh, left, (float) y);
        stream.curveTo(left, inLow, inLeft, low, (float) x, low);
        stream.curveTo(inRight, low, right, inLow, right, (float) y);
        stream.closePath();
    }
}
