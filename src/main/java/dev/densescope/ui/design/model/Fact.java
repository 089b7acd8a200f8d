package dev.densescope.ui.design.model;

/**
 * A number with its word.
 *
 * @param exact the same to the last digit, for the tooltip; empty if the value says it all
 * @param emphasis whether it is the price of a strategy
 */
public record Fact(String label, String value, String exact, boolean emphasis) {
    static Fact of(String label, String value) {
        return new Fact(label, value, "", false);
    }

    static Fact bytes(String label, long bytes) {
        return new Fact(label, Words.bytes(bytes), Words.exactBytes(bytes), false);
    }
}
