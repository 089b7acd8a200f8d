package dev.densescope.report.chart;

import dev.densescope.quantity.QuantityText;

/** Bytes in tooltips. */
final class Bytes {
    private Bytes() {}

    /** Rounded, and with all digits, such as {@code 51.0 MiB (53,477,376 bytes)}. */
    static String text(long bytes, QuantityText numbers) {
        return "%s (%s)".formatted(numbers.bytes(bytes), numbers.exactBytes(bytes));
    }
}
