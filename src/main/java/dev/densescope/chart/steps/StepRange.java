package dev.densescope.chart.steps;

import dev.densescope.chart.axis.Ticks;

/**
 * The range of a step axis: the finished steps and, for a running run, some future steps.
 *
 * @param first first step, at the left end
 * @param last last step, at the right end; at least {@code first}
 */
public record StepRange(int first, int last) {
    /** Steps at the right end, as a part of the finished ones, at which the end of a growing axis stands still. */
    private static final double ROOM = 0.25;

    private static final int FEWEST = 4;

    public StepRange {
        if (last < first) {
            throw new IllegalArgumentException("last step " + last + " is before the first, " + first);
        }
    }

    /** The range of the existing steps. */
    public static StepRange of(StepValues values) {
        return values.count() == 0
                ? new StepRange(1, 1)
                : new StepRange(values.step(0), values.step(values.count() - 1));
    }

    /**
     * The range of a running run: the finished steps and a few more, so that the line uses the width of its chart. The end
     * moves in strides, so that the axis does not move with every step.
     *
     * @param planned number of steps of the run
     */
    public static StepRange growing(StepValues values, int planned) {
        StepRange known = of(values);
        int count = Math.max(1, values.count());
        int stride = Ticks.wholeStep(Math.max(FEWEST, count) * ROOM / 2);
        int room = Math.max(FEWEST, (count + stride) / stride * stride);
        return new StepRange(known.first, known.first + Math.max(count, Math.min(room, planned)) - 1);
    }

    /** Number of steps of the range. */
    public int length() {
        return last - first + 1;
    }

    /** Position of a step, from 0 to 1; a single step is in the middle. */
    public double fractionOf(int step) {
        return length() == 1 ? 0.5 : (double) (step - first) / (length() - 1);
    }

    /** The step closest to a position of the axis. */
    public int stepAt(double fraction) {
        return first + (int) Math.rint(Math.max(0, Math.min(1, fraction)) * (length() - 1));
    }
}
