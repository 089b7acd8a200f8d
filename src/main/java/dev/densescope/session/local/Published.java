package dev.densescope.session.local;

import dev.densescope.engine.EngineMeasurement;
import dev.densescope.session.RunProgress;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the run thread lets others see of a run, as a whole.
 *
 * @param elapsedNanos of a run that has ended; else 0
 */
record Published(
        RunProgress.State state,
        List<StepSummary> steps,
        List<EpochSummary> epochs,
        long reservedBytes,
        long peakLiveBytes,
        long elapsedNanos) {
    static final Published PREPARING = new Published(RunProgress.State.PREPARING, List.of(), List.of(), 0, 0, 0);

    /** Before the first step. */
    static Published stepping(long reservedBytes) {
        return new Published(RunProgress.State.STEPPING, List.of(), List.of(), reservedBytes, 0, 0);
    }

    Published in(RunProgress.State newState) {
        return new Published(newState, steps, epochs, reservedBytes, peakLiveBytes, elapsedNanos);
    }

    /** @param all steps that have finished; taken as it is */
    Published withSteps(List<StepSummary> all, EngineMeasurement measured) {
        return new Published(
                RunProgress.State.STEPPING, all, epochs, measured.reservedBytes(), measured.peakLiveBytes(), 0);
    }

    Published withEpoch(EpochSummary epoch) {
        List<EpochSummary> all =
                Stream.concat(epochs.stream(), Stream.of(epoch)).toList();
        return new Published(RunProgress.State.STEPPING, steps, all, reservedBytes, peakLiveBytes, elapsedNanos);
    }

    Published ended(long nanos) {
        return new Published(RunProgress.State.ENDED, steps, epochs, reservedBytes, peakLiveBytes, nanos);
    }
}
