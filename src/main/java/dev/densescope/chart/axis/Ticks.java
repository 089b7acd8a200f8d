package dev.densescope.chart.axis;

import dev.densescope.quantity.QuantityText;
import java.util.ArrayList;
import java.util.List;

/**
 * Ticks at round numbers: multiples of 1, 2, 2.5 or 5 times a power of ten.
 *
 * @param values in ascending order
 * @param step distance between values
 */
public record Ticks(List<Double> values, double step) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final double[] WHOLE_STEPS = {1, 2, 5, 10};
    private static final double ROUNDING = 1e-9;
    private static final int MAX_DECIMALS = 9;
    private static final int MAX_DIGITS = 16;
    private static final double LARGE_STEP = 1e9;
    private static final double SMALL_STEP = 1e-8;

    public Ticks {
        values = List.copyOf(values);
    }

    /** The multiples of a round step within a range, at most {@code max} in addition to the ends. */
    public static Ticks within(AxisRange range, int max) {
        double step = roundStep(range.length() / Math.max(1, max));
        List<Double> ticks = new ArrayList<>();
        for (double k = Math.ceil(range.from() / step - ROUNDING); k * step <= range.to() + step * ROUNDING; k++) {
            ticks.add(k * step + 0.0); // never minus zero
        }
        return new Ticks(ticks, step);
    }

    /**
     * The smallest round number of at least {@code min}.
     *
     * @throws IllegalArgumentException if {@code min} is not positive and finite
     */
    public static double roundStep(double min) {
        return roundStep(min, STEPS);
    }

    /** The smallest of 1, 2, 5, 10, 20, ... that is at least {@code min}, for integer quantities. */
    public static int wholeStep(double min) {
        return (int) Math.rint(roundStep(Math.max(1, min), WHOLE_STEPS));
    }

    private static double roundStep(double min, double... steps) {
        double power = Math.pow(10, Math.floor(Math.log10(min)));
        for (double step : steps) {
            if (step * power >= min * (1 - ROUNDING)) {
                return step * power;
            }
        }
        throw new IllegalArgumentException("step must be positive, but is " + min);
    }

    /** The label of a tick, with as many decimals as the step needs, or as a power of ten if these are too many. */
    public String label(double value, QuantityText numbers) {
        return label(value, step, numbers);
    }

    static String label(double value, double step, QuantityText numbers) {
        if (value != 0 && (step >= LARGE_STEP || step < SMALL_STEP)) {
            return numbers.scientific(value, digits(value, step));
        }
        int decimals = 0;
        double scaled = step;
        while (decimals < MAX_DECIMALS && Math.abs(scaled - Math.rint(scaled)) > 1e-6) {
            scaled *= 10;
            decimals++;
        }
        return numbers.decimals(value, decimals);
    }

    /** Significant digits that tell a value from those a step away, with one more since steps may be halves. */
    private static int digits(double value, double step) {
        int digits = (int) Math.ceil(Math.log10(Math.abs(value) / step) + ROUNDING) + 1;
        return Math.max(2, Math.min(MAX_DIGITS, digits));
    }
}
