package dev.densescope.ui.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along an axis from 0: multiples of 1, 2, 2.5 or 5 times a power of ten.
 *
 * @param step distance of two ticks
 * @param top the last tick, which is not below the largest value
 */
public record NiceScale(double step, double top) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final double ROUNDING = 1e-9;

    /** The finest scale from 0 to {@code largest} with at most {@code mostSteps} steps; 1 if nothing is to be shown. */
    public static NiceScale upTo(double largest, int mostSteps) {
        if (!(largest > 0)) {
            return new NiceScale(1, 1);
        }
        double step = stepFor(largest / mostSteps);
        return new NiceScale(step, step * Math.ceil(largest / step - ROUNDING));
    }

    /** The smallest round number that is not below {@code least}, which is positive. */
    public static double stepFor(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : STEPS) {
            if (step * power >= least * (1 - ROUNDING)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** Multiples of a round step within a range, at most {@code most} of them apart from the ends. */
    public static List<Double> within(AxisRange range, int most) {
        double step = stepFor(range.length() / Math.max(1, most));
        List<Double> ticks = new ArrayList<>();
        for (double k = Math.ceil(range.from() / step - ROUNDING); k * step <= range.to() + step * ROUNDING; k++) {
            ticks.add(k * step + 0.0); // never minus zero
        }
        return ticks;
    }

    /** 0, step, 2 step, ..., top. */
    public List<Double> ticks() {
        return within(new AxisRange(0, top), (int) Math.round(top / step));
    }
}
