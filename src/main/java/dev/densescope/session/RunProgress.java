package dev.densescope.session;

import dev.densescope.data.SkippedImages;
import dev.densescope.language.Text;
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
 * @param skipped image files that could not be used, so far
 * @param notices about the design, the weights and the device, one sentence each
 * @param current the current step so far; empty before the first
 * @param lastFinished the last complete step
 * @param reservedBytes bytes allocated on the device
 * @param peakLiveBytes the largest number of live bytes so far
 * @param processBytes resident memory of the process, from the operating system; 0 if unknown
 * @param elapsedNanos since the first step started
 */
public record RunProgress(
        State state,
        List<StepSummary> finishedSteps,
        List<EpochSummary> epochs,
        SkippedImages skipped,
        List<Text> notices,
        Optional<StepTrace> current,
        Optional<StepTrace> lastFinished,
        long reservedBytes,
        long peakLiveBytes,
        long processBytes,
        long elapsedNanos) {

    /** A run without epochs, skipped images and notices. */
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

    /** The current activity of the run thread. */
    public enum State {
        PREPARING,
        STEPPING,
        EVALUATING,
        /** The run is to end with a checkpoint: the current step is finished, and the checkpoint is written. */
        FINISHING_STEP,
        /** A step is left before its update of the parameters. */
        CANCELLING,
        ENDED
    }
}
