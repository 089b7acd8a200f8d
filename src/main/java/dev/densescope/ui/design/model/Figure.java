package dev.densescope.ui.design.model;

/**
 * A labelled value.
 *
 * @param exact the exact value for the tooltip; empty if the value is exact
 * @param emphasis whether it is the cost of a strategy
 */
public record Figure(String label, String value, String exact, boolean emphasis) {
    static Figure of(String label, String value) {
        return new Figure(label, value, "", false);
    }

    static Figure bytes(String label, long bytes) {
        return new Figure(label, DesignText.bytes(bytes), DesignText.exactBytes(bytes), false);
    }
}
