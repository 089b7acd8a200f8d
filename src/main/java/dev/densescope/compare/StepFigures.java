package dev.densescope.compare;

import dev.densescope.compare.time.StepQuartiles;
import dev.densescope.compare.time.TurnTimes;
import dev.densescope.session.measure.StepLoss;
import dev.densescope.session.measure.TimeSpread;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Times and losses of the steps of a run.
 *
 * @param measuredNanos times of the steps after warm-up, in their order
 * @param recomputeShare the part of a measured step spent on recomputation, from 0 to 1; empty if unknown
 * @param losses of all steps, in their order; empty if unknown
 * @param turns times by turn; empty if the run took none
 */
public record StepFigures(
        List<Long> measuredNanos, OptionalDouble recomputeShare, List<StepLoss> losses, Optional<TurnTimes> turns) {
    /** Of a record without steps. */
    public static final StepFigures NONE = new StepFigures(List.of(), OptionalDouble.empty(), List.of());

    public StepFigures {
        measuredNanos = List.copyOf(measuredNanos);
        losses = List.copyOf(losses);
    }

    /** Of a run that took no turns. */
    public StepFigures(List<Long> measuredNanos, OptionalDouble recomputeShare, List<StepLoss> losses) {
        this(measuredNanos, recomputeShare, losses, Optional.empty());
    }

    /** The times as an array. */
    long[] nanos() {
        return measuredNanos.stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether measured times vary so widely that their median may not be reproducible. */
    public boolean isUnsteady() {
        return TimeSpread.isWide(measuredNanos);
    }

    /** Quartiles of the measured times; empty without one. */
    public Optional<StepQuartiles> quartiles() {
        return measuredNanos.isEmpty() ? Optional.empty() : Optional.of(StepQuartiles.of(nanos()));
    }
}
