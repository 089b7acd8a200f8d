package dev.densescope.compare.time;

import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.StepSummary;
import java.util.Optional;

/** The step time of a run compared with that of the reference. */
public sealed interface TimeComparison {
    /** Minimum number of measured steps of each run for an interval. */
    int ENOUGH_STEPS = 5;

    /** Minimum number of turns of runs of one group for a paired ratio. */
    int ENOUGH_TURNS = 10;

    /** The reference itself. */
    record Reference() implements TimeComparison {}

    /**
     * The ratio of step times, with an interval. Of runs that took turns, it covers the true ratio in 99.8 % of
     * comparisons, whatever else the machine does ({@link PairedInterval}). Of others, in at least 95 % if the steps of
     * each run vary as they would in another run, and in 93 % if they closely resemble their neighbours
     * ({@link ShiftInterval}).
     *
     * @param ratio time of the run over that of the reference
     * @param low lower end of the interval
     * @param high upper end of the interval
     * @param turns that were compared; 0 if the runs took no turns
     */
    record Ratio(double ratio, double low, double high, int turns) implements TimeComparison {
        /** Ends closer to 1 than this are rounding, as of equal times. */
        private static final double ROUNDING = 1e-9;

        /** Smaller ratios of runs that took turns are not told from those of other addresses of the same memory. */
        private static final double LEAST = 0.01;

        /** The ratio of runs that took no turns. */
        public Ratio(double ratio, double low, double high) {
            this(ratio, low, high, 0);
        }

        /** Whether the runs took turns, so that the interval contains how much the machine differed. */
        public boolean isPaired() {
            return turns > 0;
        }

        /** The probability that the interval covers the true ratio, such as {@code 95 %}. */
        public String confidence() {
            return isPaired() ? "99.8 %" : "95 %";
        }

        /** Whether the interval does not contain 1, nor, of runs that took turns, anything within 1 % of it. */
        public boolean isDifference() {
            double least = isPaired() ? LEAST : ROUNDING;
            return low > 1 + least || high < 1 - least;
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

    /** Compares the fastest steps of each turn of two runs; empty if they did not take turns with each other, or too few. */
    static Optional<TimeComparison> ofTurns(Optional<TurnTimes> reference, Optional<TurnTimes> other) {
        if (reference.isEmpty()
                || other.isEmpty()
                || !reference.get().group().equals(other.get().group())) {
            return Optional.empty();
        }
        double[] logRatios = reference.get().nanos().entrySet().stream()
                .filter(turn -> other.get().nanos().containsKey(turn.getKey()))
                .mapToDouble(turn -> log(other.get().nanos().get(turn.getKey())) - log(turn.getValue()))
                .toArray();
        return logRatios.length < ENOUGH_TURNS ? Optional.empty() : Optional.of(new PairedInterval(logRatios).ratio());
    }

    private static double log(long nanos) {
        return Math.log((double) Math.max(1, nanos));
    }

    /** Compares two runs: turn by turn if they took turns, otherwise all their measured steps. */
    static TimeComparison between(RunRecord reference, RunRecord other) {
        return ofTurns(TurnTimes.of(reference), TurnTimes.of(other))
                .orElseGet(() -> of(measuredNanos(reference), measuredNanos(other)));
    }

    private static long[] measuredNanos(RunRecord run) {
        return run.measuredSteps().stream().mapToLong(StepSummary::nanos).toArray();
    }

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
