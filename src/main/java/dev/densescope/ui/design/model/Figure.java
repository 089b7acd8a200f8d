package dev.densescope.ui.design.model;

/**
 * A number with its word.
 *
 * @param exact the same to the last digit, for the tooltip; empty if the value says it all
 * @param emphasis whether it is the price of a strategy
 */
public record Figure(String label, String value, String exact, boolean emphasis) {
    static Figure of(String label, String value) {
        return new Figure(label, value, "", false);
    }

    static Figure bytes(String label, long bytes) {
        return new Figure(label, DesignText.bytes(bytes), DesignText.exactBytes(bytes), false);
    }
}
