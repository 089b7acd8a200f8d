package dev.densescope.ui.run.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunProgress;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.run.form.RunForm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunFiguresTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void whileARunStopsNothingIsLeft() {
        assertEquals(
                Optional.of(Duration.ofSeconds(8)),
                figures(RunProgress.State.STEPPING, 4).left());
        assertEquals(Optional.empty(), figures(RunProgress.State.CANCELLING, 4).left());
        assertEquals(
                Optional.empty(), figures(RunProgress.State.FINISHING_STEP, 4).left());
    }

    @Test
    void duringAnEvaluationTheStepIsTheOneBeforeIt() {
        assertEquals(4, figures(RunProgress.State.EVALUATING, 4).step());
        assertEquals(5, figures(RunProgress.State.STEPPING, 4).step());
    }

    /** Evaluations and checkpoints between steps take time as well. */
    @Test
    void timeBetweenStepsCountsForWhatIsLeft() {
        RunForm form = new RunForm(List.of("cpu"), 1);
        form.length().steps().textProperty().set("98");
        RunSettings settings = form.settings(TestWorkspace.DESIGN, Sharing.of(Strategy.SHARED));
        List<StepSummary> steps = IntStream.rangeClosed(1, 20)
                .mapToObj(step -> step(step, SECOND))
                .toList();
        RunProgress progress = new RunProgress(
                RunProgress.State.STEPPING, steps, Optional.empty(), Optional.empty(), 0, 0, 0, 50 * SECOND);
        int left = settings.trainingSteps() - 20;
        assertEquals(
                Optional.of(Duration.ofMillis(2500L * left)),
                RunFigures.of(settings, progress).left());
    }

    @Test
    void ofALongRunTheLatestStepsTellHowFastItIs() {
        assertEquals(
                TestWorkspace.DESIGN.batch(),
                figures(RunProgress.State.STEPPING, 9_000).imagesPerSecond(),
                1e-9);
    }

    /** The first half of the steps took ten times as long. */
    private static RunFigures figures(RunProgress.State state, int finished) {
        RunForm form = new RunForm(List.of("cpu"), 1);
        form.length().steps().textProperty().set(finished == 4 ? "10" : "100000");
        RunSettings settings = form.settings(TestWorkspace.DESIGN, Sharing.of(Strategy.SHARED));
        List<StepSummary> steps = IntStream.rangeClosed(1, finished)
                .mapToObj(step -> step(step, finished > 4 && step <= finished / 2 + 1000 ? 10 * SECOND : SECOND))
                .toList();
        return RunFigures.of(settings, new RunProgress(state, steps, Optional.empty(), Optional.empty(), 0, 0, 0, 0));
    }

    private static StepSummary step(int step, long nanos) {
        return new StepSummary(step, false, 1, 0, nanos, 0, 0, 0, 0, 0, 0);
    }
}
