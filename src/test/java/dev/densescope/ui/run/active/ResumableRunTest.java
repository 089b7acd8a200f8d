package dev.densescope.ui.run.active;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ResumableRunTest {
    private static final EpochSummary.Evaluation EVALUATION = new EpochSummary.Evaluation(10, 1.5, 0.5, 1_000);

    @Test
    void aTrainingStoppedInItsLastEvaluationCanBeResumed() {
        assertEquals(1, restsAfter(Optional.empty()));
        assertEquals(0, restsAfter(Optional.of(EVALUATION)));
    }

    private static long restsAfter(Optional<EpochSummary.Evaluation> evaluation) {
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3);
        int last = run.settings().trainingSteps();
        RunRecord stopped = SampleRuns.withEpochs(
                SampleRuns.with(run, run.steps(), new RunOutcome.Cancelled(last)),
                new EpochSummary(1, last, 1.5, 0.25, evaluation));
        RunOutputs outputs = RunOutputs.only(Optional.empty())
                .withCheckpoint(new RunOutputs.Checkpoint(Path.of("state.safetensors"), 0));
        return new ResumableRun(stopped.settings(), outputs, false)
                .rest(stopped, OptionalInt.of(last)).stream().count();
    }
}
