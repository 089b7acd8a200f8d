package dev.densescope.session;

import dev.densescope.data.SkippedImages;
import dev.densescope.memory.StepTrace;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot of a run. The UI takes one per frame, which costs microseconds.
 *
 * @param state what the run thread is doing
 * @param finishedSteps in order, warm-up included
 * @param epochs finished ones in order
 * @param skipped files of images that could not be used, as far as they have been met
 * @param notices about the design, the weights and how the device computes, one sentence each
 * @param current the running step so far; empty before the first
 * @param lastFinished the latest whole step
 * @param reservedBytes what the device's allocator has given out
 * @param peakLiveBytes the most live bytes so far
 * @param processBytes resident memory of the process, from the operating system; 0 if unknown
 * @param elapsedNanos since the first step began
 */
public record RunProgress(
        State state,
        List<StepSummary> finishedSteps,
        List<EpochSummary> epochs,
        SkippedImages skipped,
        List<String> notices,
        Optional<StepTrace> current,
        Optional<StepTrace> lastFinished,
        long reservedBytes,
        long peakLiveBytes,
        long processBytes,
        long elapsedNanos) {

    /** A run without epochs on images that are all sound, on a device that has nothing to say. */
    public RunProgress(
            State state,
            List<StepSummary> finishedSteps,
            Optional<StepTrace> current,
            Optional<StepTrace> lastFinished,
            long reservedBytes,
            long peakLiveBytes,
            long processBytes,
            long elapsedNanos) {
        this(
                state,
                finishedSteps,
                List.of(),
                SkippedImages.NONE,
                List.of(),
                current,
                lastFinished,
                reservedBytes,
                peakLiveBytes,
                processBytes,
                elapsedNanos);
    }

    /** What the run thread is doing. */
    public enum State {
        PREPARING,
        STEPPING,
        EVALUATING,
        CANCELLING,
        ENDED
    }
}
