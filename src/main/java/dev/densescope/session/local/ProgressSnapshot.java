package dev.densescope.session.local;

import dev.densescope.engine.EngineMeasurement;
import dev.densescope.session.RunProgress;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import java.util.List;
import java.util.stream.Stream;

/**
 * A consistent snapshot of a run, published by the run thread.
 *
 * @param elapsedNanos duration of a run that has ended; otherwise 0
 */
record ProgressSnapshot(
        RunProgress.State state,
        List<StepSummary> steps,
        List<EpochSummary> epochs,
        long reservedBytes,
        long peakLiveBytes,
        long elapsedNanos) {
    static final ProgressSnapshot PREPARING =
            new ProgressSnapshot(RunProgress.State.PREPARING, List.of(), List.of(), 0, 0, 0);

    /** Before the first step. */
    static ProgressSnapshot stepping(long reservedBytes) {
        return new ProgressSnapshot(RunProgress.State.STEPPING, List.of(), List.of(), reservedBytes, 0, 0);
    }

    ProgressSnapshot in(RunProgress.State newState) {
        return new ProgressSnapshot(newState, steps, epochs, reservedBytes, peakLiveBytes, elapsedNanos);
    }

    /** @param all finished steps; not copied */
    ProgressSnapshot withSteps(List<StepSummary> all, EngineMeasurement measured) {
        return new ProgressSnapshot(
                RunProgress.State.STEPPING, all, epochs, measured.reservedBytes(), measured.peakLiveBytes(), 0);
    }

    ProgressSnapshot withEpoch(EpochSummary epoch) {
        List<EpochSummary> all =
                Stream.concat(epochs.stream(), Stream.of(epoch)).toList();
        return new ProgressSnapshot(RunProgress.State.STEPPING, steps, all, reservedBytes, peakLiveBytes, elapsedNanos);
    }

    ProgressSnapshot ended(long nanos) {
        return new ProgressSnapshot(RunProgress.State.ENDED, steps, epochs, reservedBytes, peakLiveBytes, nanos);
    }
}
