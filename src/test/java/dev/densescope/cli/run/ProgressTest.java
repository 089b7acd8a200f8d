package dev.densescope.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.cli.FakeRunner;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.Run;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final RunRecord RUN = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3);
    private static final long HALF_A_SECOND = 500_000_000;

    @Test
    void theLineHasBarSpeedRemainingTimeAndBytes() {
        assertEquals(
                "shared           [############............] step 2/4 2.00 steps/s, 0:01 left, loss 1.0000, accuracy 50.0 %, live 0 B, peak 3.00 MiB",
                ProgressText.of("shared", RUN.settings(), progress(2)));
        assertEquals(
                "shared           [........................] step 0/4 stepping, live 0 B, peak 3.00 MiB",
                ProgressText.of("shared", RUN.settings(), progress(0)));
    }

    @Test
    void stepsOfAResumedTrainingAreCountedFromItsFirstStep() {
        assertEquals(
                "shared           [##################......] step 6/8 (2 in this run) 2.00 steps/s, 0:01 left, loss 1.0000, accuracy 50.0 %, live 0 B, peak 3.00 MiB",
                ProgressText.of("shared", RUN.settings().after(4), progress(2)));
    }

    @Test
    void longRunsShowHours() {
        RunSettings longer = settings(10_000);
        assertTrue(ProgressText.of("shared", longer, progress(2)).contains("1:23:19 left"));
    }

    @Test
    void evaluationsAndCheckpointsBetweenStepsCountForSpeedAndRemainingTime() {
        RunSettings settings = settings(100);
        String line = ProgressText.of("shared", settings, progress(RunProgress.State.STEPPING, 20, 40 * HALF_A_SECOND));
        int left = settings.totalSteps() - 20;
        assertTrue(line.contains(" 1.00 steps/s, 1:%02d left".formatted(left - 60)), line);
    }

    @Test
    void aRunThatIsBeingCancelledHasNoRemainingTime() {
        String line = ProgressText.of("shared", RUN.settings(), progress(RunProgress.State.CANCELLING, 2, 1));
        assertTrue(line.contains(" 2.00 steps/s, loss"), line);
    }

    @Test
    void aLineOnATerminalIsOverwritten() {
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), true);
        try (FakeRunner runner = new FakeRunner()) {
            new ProgressDisplay(terminal, true).ended(runner.start(RUN.settings(), Optional.empty(), false));
        }

        assertTrue(err.toString().startsWith("\rshared "), err.toString());
        assertTrue(err.toString().endsWith("\u001b[K" + System.lineSeparator()), err.toString());
    }

    @Test
    void aPlanWithADecisionForEachLayerIsNamedByItsBytesAsInReports() {
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), false);
        StoragePlan plan =
                StepPlan.of(Network.of(RUN.settings().spec()), RUN.settings().storage());
        try (FakeRunner runner = new FakeRunner()) {
            Run run = runner.start(RUN.settings().storedBy(plan), Optional.empty(), false);
            new ProgressDisplay(terminal, true).ended(run);
            String bytes =
                    QuantityText.PLAIN.bytes(Prediction.of(run.schedule()).reservedBytes());
            assertTrue(err.toString().startsWith("plan, " + bytes), err.toString());
        }
    }

    @Test
    void progressCanBeDisabled() {
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), true);
        try (FakeRunner runner = new FakeRunner()) {
            new ProgressDisplay(terminal, false).ended(runner.start(RUN.settings(), Optional.empty(), false));
        }

        assertEquals("", err.toString());
    }

    private static RunSettings settings(int steps) {
        RunSettings settings = RUN.settings();
        return new RunSettings(
                settings.spec(),
                settings.storage(),
                settings.device(),
                settings.data(),
                0,
                steps,
                settings.seed(),
                settings.threads(),
                settings.recipe());
    }

    private static RunProgress progress(int steps) {
        return progress(RunProgress.State.STEPPING, steps, 1);
    }

    private static RunProgress progress(RunProgress.State state, int steps, long elapsedNanos) {
        List<StepSummary> finished =
                Collections.nCopies(steps, new StepSummary(1, false, 1f, 0.5f, HALF_A_SECOND, 0, 0, 0, 0, 0, 0));
        return new RunProgress(state, finished, Optional.empty(), Optional.empty(), 0, 3L << 20, 0, elapsedNanos);
    }
}
