package dev.densescope.ui.design.model;

/**
 * A labelled value.
 *
 * @param exact the exact value for the tooltip; empty if the value is exact
 * @param emphasis whether it is the cost of a strategy
 */
public record LabelledValue(String label, String value, String exact, boolean emphasis) {
    static LabelledValue of(String label, String value) {
        return new LabelledValue(label, value, "", false);
    }

    static LabelledValue bytes(String label, long bytes) {
        return new LabelledValue(label, DesignText.bytes(bytes), DesignText.exactBytes(bytes), false);
    }
}
