package dev.densescope.plan.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The bytes of values that were tried. Other values are estimated by the parabola through the three values whose bytes
 * are nearest to the target. Bytes grow linearly with the batch, and quadratically with layers, growth rate and input
 * side.
 */
final class TriedValues {
    private static final int OF_A_PARABOLA = 3;

    private final List<Tried> all = new ArrayList<>();

    private record Tried(int value, long bytes) {}

    /** A value that was not tried before. */
    void add(int value, long bytes) {
        all.add(new Tried(value, bytes));
    }

    /**
     * The largest value whose estimate is at most {@code bytes}.
     *
     * @param from minimum result
     * @param to maximum result
     */
    int largestWithin(long bytes, int from, int to) {
        List<Tried> nearest = all.stream()
                .sorted(Comparator.comparingLong(each -> Math.abs(each.bytes() - bytes)))
                .limit(OF_A_PARABOLA)
                .toList();
        int within = from;
        int beyond = to + 1;
        while (beyond - within > 1) {
            int middle = within + (beyond - within) / 2;
            if (estimate(nearest, middle) <= bytes) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        return within;
    }

    /** The polynomial through the given values, in Lagrange's form. */
    private static double estimate(List<Tried> given, int value) {
        double sum = 0;
        for (Tried one : given) {
            double term = one.bytes();
            for (Tried other : given) {
                if (other.value() != one.value()) {
                    term *= (value - other.value()) / (double) (one.value() - other.value());
                }
            }
            sum += term;
        }
        return sum;
    }
}
