package dev.densescope.ui.run.snapshot;

import dev.densescope.data.SkippedImages;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import java.util.List;

/**
 * What has happened in a run so far.
 *
 * @param state what the run thread is doing
 * @param steps finished ones in order; never changed, so not copied for each frame
 * @param epochs finished ones in order
 * @param skipped files of images that could not be used
 * @param notices what the device had to say of how it computes
 * @param ending how the run ended and what it left behind, for people; empty before
 */
public record RunLog(
        RunProgress.State state,
        List<StepSummary> steps,
        List<EpochSummary> epochs,
        SkippedImages skipped,
        List<String> notices,
        String ending) {
    /** Nothing yet. */
    static final RunLog NONE =
            new RunLog(RunProgress.State.PREPARING, List.of(), List.of(), SkippedImages.NONE, List.of(), "");

    static RunLog of(RunProgress progress) {
        return new RunLog(
                progress.state(),
                progress.finishedSteps(),
                progress.epochs(),
                progress.skipped(),
                progress.notices(),
                "");
    }

    static RunLog of(RunRecord record, String ending) {
        return new RunLog(
                RunProgress.State.ENDED, record.steps(), record.epochs(), record.skipped(), record.notices(), ending);
    }
}
