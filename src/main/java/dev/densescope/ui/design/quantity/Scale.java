package dev.densescope.ui.design.quantity;

/**
 * How a slider's way maps to values.
 *
 * @param least value at the left end
 * @param most value at the right end; larger values may still be typed
 * @param step values are multiples of it
 * @param logarithmic whether each tenth of the way is the same factor, rather than the same difference
 */
record Scale(double least, double most, double step, boolean logarithmic) {
    static Scale whole(int least, int most) {
        return new Scale(least, most, 1, false);
    }

    /** For values whose ratios matter; {@code least} is positive. */
    static Scale wholeByRatio(int least, int most) {
        return new Scale(least, most, 1, true);
    }

    /** Where a value stands, from 0 to 1. */
    double fractionOf(double value) {
        double inside = Math.max(least, Math.min(most, value));
        return logarithmic ? Math.log(inside / least) / Math.log(most / least) : (inside - least) / (most - least);
    }

    /** The value at a fraction of the way. */
    double valueAt(double fraction) {
        double exact = logarithmic ? least * Math.pow(most / least, fraction) : least + fraction * (most - least);
        double stepped = Math.rint(exact / step) * step;
        return Math.max(least, Math.min(most, Math.rint(stepped * 1e6) / 1e6));
    }
}
