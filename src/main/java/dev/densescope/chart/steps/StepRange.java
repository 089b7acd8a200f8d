package dev.densescope.chart.steps;

import dev.densescope.chart.axis.Ticks;

/**
 * The steps from one end of an axis to the other: those that there are, and while a run goes on some that are to come.
 *
 * @param first step, at the left end
 * @param last step, at the right end; not before {@code first}
 */
public record StepRange(int first, int last) {
    /** Axes of fewer steps stand still from the first step on. */
    private static final int FEW = 50;
    /** Of a long run, the axis has at least this part filled. */
    private static final double FILLED = 0.25;

    public StepRange {
        if (last < first) {
            throw new IllegalArgumentException("last step " + last + " is before the first, " + first);
        }
    }

    /** Exactly the steps there are. */
    public static StepRange of(StepValues values) {
        return values.count() == 0
                ? new StepRange(1, 1)
                : new StepRange(values.step(0), values.step(values.count() - 1));
    }

    /**
     * The steps there are of a run that goes on, and some to come: all, unless the line would begin as a speck. The end then
     * moves in strides, so that the axis does not crawl.
     *
     * @param planned steps of the run
     */
    public static StepRange growing(StepValues values, int planned) {
        StepRange known = of(values);
        int count = values.count();
        int room =
                planned <= FEW || count >= planned * FILLED ? planned : Ticks.wholeStep(Math.max(FEW / 2, count) * 2.0);
        return new StepRange(known.first, known.first + Math.max(Math.min(room, planned), Math.max(1, count)) - 1);
    }

    /** How many steps from the first to the last. */
    public int length() {
        return last - first + 1;
    }

    /** Where a step stands, from 0 to 1; a lone step stands in the middle. */
    public double fractionOf(int step) {
        return length() == 1 ? 0.5 : (double) (step - first) / (length() - 1);
    }

    /** The step next to a fraction of the axis. */
    public int stepAt(double fraction) {
        return first + (int) Math.rint(Math.max(0, Math.min(1, fraction)) * (length() - 1));
    }
}
