package dev.densescope.ui.design.quantity;

/**
 * Maps positions of a slider to values.
 *
 * @param min value at the left end
 * @param max value at the right end; larger values may still be typed
 * @param step values are multiples of it
 * @param logarithmic whether equal distances are equal factors, instead of equal differences
 */
record Scale(double min, double max, double step, boolean logarithmic) {
    static Scale whole(int min, int max) {
        return new Scale(min, max, 1, false);
    }

    /** A logarithmic scale of whole numbers; {@code min} is positive. */
    static Scale wholeByRatio(int min, int max) {
        return new Scale(min, max, 1, true);
    }

    /** The position of a value, from 0 to 1. */
    double fractionOf(double value) {
        double inside = Math.max(min, Math.min(max, value));
        return logarithmic ? Math.log(inside / min) / Math.log(max / min) : (inside - min) / (max - min);
    }

    /** The value at a position from 0 to 1. */
    double valueAt(double fraction) {
        double exact = logarithmic ? min * Math.pow(max / min, fraction) : min + fraction * (max - min);
        double stepped = Math.rint(exact / step) * step;
        return Math.max(min, Math.min(max, Math.rint(stepped * 1e6) / 1e6));
    }
}
