package dev.densescope.report.drawing;

import java.util.List;

/**
 * A finished picture. Immutable.
 *
 * @param width in pixels
 * @param height in pixels
 * @param description for readers who cannot see it
 * @param shapes from back to front
 */
public record Picture(double width, double height, String description, List<Shape> shapes) {
    public Picture {
        shapes = List.copyOf(shapes);
    }
}
