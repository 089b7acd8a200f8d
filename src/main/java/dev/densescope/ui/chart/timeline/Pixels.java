package dev.densescope.ui.chart.timeline;

import javafx.scene.Node;
import javafx.scene.paint.Color;

/** Pixels of pictures. Colours are numbers: alpha, red, green and blue, a byte each; red, green and blue multiplied by alpha. */
final class Pixels {
    private Pixels() {}

    /** Pixels of the screen per pixel of the scene where a node is shown; at least 1. */
    static double scaleAt(Node node) {
        return node.getScene() == null || node.getScene().getWindow() == null
                ? 1
                : Math.max(1, node.getScene().getWindow().getRenderScaleX());
    }

    static int of(Color color) {
        return of(color, color.getOpacity());
    }

    /** @param opacity instead of that of the colour */
    static int of(Color color, double opacity) {
        return bits(opacity) << 24
                | bits(color.getRed() * opacity) << 16
                | bits(color.getGreen() * opacity) << 8
                | bits(color.getBlue() * opacity);
    }

    /** A colour above another one. */
    static int over(int above, int below) {
        int through = 255 - (above >>> 24);
        int result = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int part = (above >>> shift & 255) + ((below >>> shift & 255) * through + 127) / 255;
            result |= Math.min(255, part) << shift;
        }
        return result;
    }

    private static int bits(double part) {
        return (int) Math.rint(part * 255);
    }
}
