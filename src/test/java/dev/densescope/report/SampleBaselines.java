package dev.densescope.report;

import dev.densescope.framework.Framework;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.measure.StepSummary;
import java.util.List;

/** Baselines, without training anything. */
public final class SampleBaselines {
    private SampleBaselines() {}

    /** With the losses of a run, larger by a fraction. */
    public static BaselineRecord of(RunRecord run, float fraction) {
        return new BaselineRecord(
                SampleRuns.CREATED,
                Framework.DEEPLEARNING4J,
                "Deeplearning4j 1.0.0-M2.1, oneDNN helpers",
                run.settings(),
                SampleRuns.ENVIRONMENT,
                run.steps().stream().map(step -> step(step, fraction)).toList(),
                500_000_000,
                new RunOutcome.Completed(),
                List.of());
    }

    private static BaselineStep step(StepSummary step, float fraction) {
        return new BaselineStep(
                step.step(), step.warmup(), step.loss() * (1 + fraction), 10 * step.nanos(), 4_000_000, 400_000_000);
    }
}
