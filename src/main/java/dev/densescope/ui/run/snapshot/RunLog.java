package dev.densescope.ui.run.snapshot;

import dev.densescope.data.SkippedImages;
import dev.densescope.language.Text;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import java.util.List;

/**
 * The history of a run so far.
 *
 * @param state what the run thread is doing
 * @param steps finished steps in order; immutable, so not copied for each frame
 * @param epochs finished epochs in order
 * @param skipped image files that could not be used
 * @param notices warnings of the device about its computation
 * @param ending text with the outcome and the written files; empty during the run
 */
public record RunLog(
        RunProgress.State state,
        List<StepSummary> steps,
        List<EpochSummary> epochs,
        SkippedImages skipped,
        List<String> notices,
        String ending) {
    /** The history before the run. */
    static final RunLog NONE =
            new RunLog(RunProgress.State.PREPARING, List.of(), List.of(), SkippedImages.NONE, List.of(), "");

    static RunLog of(RunProgress progress) {
        return new RunLog(
                progress.state(),
                progress.finishedSteps(),
                progress.epochs(),
                progress.skipped(),
                inThisLanguage(progress.notices()),
                "");
    }

    static RunLog of(RunRecord record, String ending) {
        return new RunLog(
                RunProgress.State.ENDED,
                record.steps(),
                record.epochs(),
                record.skipped(),
                inThisLanguage(record.notices()),
                ending);
    }

    private static List<String> inThisLanguage(List<Text> notices) {
        return notices.stream().map(Text::inThisProcess).toList();
    }
}
