package dev.densescope.compare.time;

/** The step time of a run compared with that of the reference. */
public sealed interface TimeComparison {
    /** Minimum number of measured steps of each run for an interval. */
    int ENOUGH_STEPS = 5;

    /** The reference itself. */
    record Reference() implements TimeComparison {}

    /**
     * The ratio of step times, with an interval that covers the true ratio in at least 95 % of comparisons, if the steps
     * of each run vary as they would in another run, and in 93 % if they closely resemble their neighbours. See {@link ShiftInterval}.
     *
     * @param ratio time of the run over that of the reference
     * @param low lower end of the interval
     * @param high upper end of the interval
     */
    record Ratio(double ratio, double low, double high) implements TimeComparison {
        /** Ends closer to 1 than this are rounding, as of equal times. */
        private static final double ROUNDING = 1e-9;

        /** Whether the interval does not contain 1. */
        public boolean isDifference() {
            return low > 1 + ROUNDING || high < 1 - ROUNDING;
        }
    }

    /**
     * A ratio of medians without an interval, since a run has fewer than {@link #ENOUGH_STEPS} measured steps.
     *
     * @param steps measured steps of the run with fewer
     */
    record FewSteps(double ratio, int steps) implements TimeComparison {}

    /** @param reason why times cannot be compared, as the end of a sentence */
    record NotCompared(String reason) implements TimeComparison {}

    /**
     * Compares the times of the measured steps of two runs.
     *
     * @param reference times in nanoseconds, in the order of the steps; may be empty
     * @param other the same of the run
     */
    static TimeComparison of(long[] reference, long[] other) {
        int fewest = Math.min(reference.length, other.length);
        if (fewest == 0) {
            return new NotCompared(
                    other.length == 0 ? "it has no measured step" : "the reference has no measured step");
        }
        if (fewest < ENOUGH_STEPS) {
            double ratio = (double) StepQuartiles.of(other).medianNanos()
                    / Math.max(1, StepQuartiles.of(reference).medianNanos());
            return new FewSteps(ratio, fewest);
        }
        return new ShiftInterval(reference, other).ratio();
    }
}
