package dev.densescope.ui.design.model;

/**
 * A labelled value.
 *
 * @param exact the exact value for the tooltip; empty if the value is exact
 * @param emphasis whether it is the cost of a strategy
 * @param explanation what is counted, for the tooltip; empty if the label says it
 */
public record LabelledValue(String label, String value, String exact, boolean emphasis, String explanation) {
    /** Without an explanation. */
    public LabelledValue(String label, String value, String exact, boolean emphasis) {
        this(label, value, exact, emphasis, "");
    }

    static LabelledValue of(String label, String value) {
        return new LabelledValue(label, value, "", false);
    }

    static LabelledValue bytes(String label, long bytes) {
        return new LabelledValue(label, DesignText.bytes(bytes), DesignText.exactBytes(bytes), false);
    }

    LabelledValue explained(String text) {
        return new LabelledValue(label, value, exact, emphasis, text);
    }
}
