package dev.densescope.report.pdf.page;

import java.util.List;

/** A line of text in one or several fonts, from left to right. */
public record Line(List<Part> parts) {
    /**
     * A piece of text.
     *
     * @param width in points
     */
    public record Part(Font font, String text, double width) {}

    public Line {
        parts = List.copyOf(parts);
    }

    public double width() {
        return parts.stream().mapToDouble(Part::width).sum();
    }
}
