package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.ui.model.run.SessionBaseline;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCourseTest {
    @TempDir
    private Path folder;

    private TestRuns runs;
    private RunModel model;
    private final CompletableFuture<BaselineState> trains = new CompletableFuture<>();
    private final CompletableFuture<BaselineState> over = new CompletableFuture<>();

    @BeforeEach
    void openTheScreen() {
        runs = new TestRuns(folder);
        model = runs.model;
        model.baseline().stateProperty().addListener((observable, before, now) -> {
            if (now instanceof BaselineState.Training) {
                trains.complete(now);
            } else if (!now.isBusy()) {
                over.complete(now);
            }
        });
    }

    @Test
    void itTrainsAfterTheRunAndNoOtherRunStartsMeanwhile() {
        runs.form.baselineProperty().set(true);
        model.start();
        assertInstanceOf(
                BaselineState.None.class, model.baseline().stateProperty().get());
        runs.runner.complete();
        trains.join();
        assertTrue(model.running().get());

        BaselineState.Ended ended = assertInstanceOf(BaselineState.Ended.class, over.join());

        assertEquals(new RunOutcome.Completed(), ended.record().outcome());
        SessionBaseline kept = runs.history.baselines().get(0);
        assertTrue(kept.trainsLike(runs.history.runs().get(0).record()));
        Path file = folder.resolve("20250304-050607-small-dl4j.dscope");
        assertEquals(file, kept.file().orElseThrow());
        assertEquals(ended.record(), RunFileReader.readAny(file));
        model.showSettings();
        assertInstanceOf(
                BaselineState.None.class, model.baseline().stateProperty().get());
    }

    @Test
    void stoppingEndsIt() {
        runs.form.baselineProperty().set(true);
        model.start();
        runs.runner.complete();
        trains.join();
        model.stop();
        BaselineState.Ended ended = assertInstanceOf(BaselineState.Ended.class, over.join());
        assertInstanceOf(RunOutcome.Cancelled.class, ended.record().outcome());
        assertFalse(model.running().get());
    }

    @Test
    void whenTheProgramEndsItsFileIsCompleteAndNoOtherBegins() {
        runs.form.baselineProperty().set(true);
        runs.form.length().steps().textProperty().set("1000000");
        model.start();
        runs.runner.latest().end(new RunOutcome.Completed());
        trains.join();
        model.baseline().close();
        BaselineRecord written = assertInstanceOf(
                BaselineRecord.class, RunFileReader.readAny(folder.resolve("20250304-050607-small-dl4j.dscope")));
        assertInstanceOf(RunOutcome.Cancelled.class, written.outcome());
        over.join();

        model.start();
        runs.runner.complete();
        assertInstanceOf(
                BaselineState.Refused.class, model.baseline().stateProperty().get());
        assertEquals(2, runs.history.runs().size());
        assertEquals(1, runs.history.baselines().size());
    }

    @Test
    void itIsNotTrainedAfterAStoppedRunThatCompletedAllTheSame() {
        runs.form.baselineProperty().set(true);
        model.start();
        runs.runner.latest().completesWhenStopped();
        model.stop();
        assertStoppedBeforeTheBaseline();
    }

    @Test
    void itIsNotTrainedAfterStoppedRunsInTurnsOfWhichTheLastCompletedAllTheSame() {
        runs.form.length().steps().textProperty().set("10");
        runs.form.baselineProperty().set(true);
        runs.workspace.toggleForRun(Sharing.of(Strategy.NAIVE)); // besides shared, which is selected
        model.start();
        runs.runner.latest().completesWhenStopped();
        model.stop();
        assertStoppedBeforeTheBaseline();
    }

    private void assertStoppedBeforeTheBaseline() {
        assertEquals(RunStage.ENDED, model.stageProperty().get());
        assertEquals(
                new RunOutcome.Completed(),
                runs.history.latestProperty().get().orElseThrow().record().outcome());
        assertInstanceOf(
                BaselineState.None.class, model.baseline().stateProperty().get());
    }

    @Test
    void itIsNotTrainedUnlessChosenNorAfterAStoppedRun() {
        model.start();
        runs.runner.complete();
        assertInstanceOf(
                BaselineState.None.class, model.baseline().stateProperty().get());
        runs.form.baselineProperty().set(true);
        model.start();
        model.stop();
        assertInstanceOf(
                BaselineState.None.class, model.baseline().stateProperty().get());
    }
}
