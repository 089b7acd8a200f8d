package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.savings.Savings;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.run.form.DataForm;
import dev.densescope.ui.run.queue.QueuedRun;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunModelTest {
    @TempDir
    private Path folder;

    private TestRuns runs;
    private RunModel model;

    @BeforeEach
    void openTheScreen() {
        runs = new TestRuns(folder);
        model = runs.model;
    }

    @Test
    void beforeARunThePredictionIsShown() {
        assertTrue(shown().isPreview());
        assertEquals(Sharing.of(Strategy.SHARED), shown().outline().plan());
        assertTrue(shown().bill().savings().freeBytes() > 0);
        assertFalse(shown().bill().isTimed());
    }

    @Test
    void thePreviewFollowsDesignAndStrategy() {
        runs.workspace.planProperty().set(Sharing.of(Strategy.NAIVE));
        long naive = shown().outline().prediction().reservedBytes();
        assertEquals(new Savings(naive, naive, naive), shown().bill().savings());
        assertFalse(shown().bill().recomputes());
        runs.workspace.document().edit("batch", spec -> spec.withBatch(4));
        assertEquals(4, shown().settings().spec().batch());
    }

    @Test
    void thePreviewIsInTheFormatThatTheRunWillHave() {
        runs.workspace.tensorFloat32Property().set(true);
        assertTrue(shown().settings().on().tensorFloat32());
        model.start();
        assertEquals(runs.runner.latest().settings().on(), shown().settings().on());
        runs.runner.complete();
        model.showSettings();
        runs.workspace.tensorFloat32Property().set(false);
        assertFalse(
                model.view().nextProperty().get().orElseThrow().settings().on().tensorFloat32());
    }

    @Test
    void progressBecomesASnapshotOnlyWhenTheRunHasMoved() {
        model.start();
        runs.runner.latest().advance(1, 0.5);
        model.pull();
        RunSnapshot half = shown();
        assertEquals(2, half.figures().step());
        assertTrue(half.figures().fraction() > 1.0 / 3 && half.figures().fraction() < 2.0 / 3);
        model.pull();
        assertSame(half, shown());
        runs.runner.latest().advance(2, 0);
        model.pull();
        assertEquals(3, shown().figures().step());
    }

    @Test
    void aPausedViewStandsStillWhileTheRunGoesOn() {
        model.start();
        runs.runner.latest().advance(1, 0);
        model.pull();
        RunSnapshot before = shown();
        model.view().pausedProperty().set(true);
        runs.runner.latest().advance(2, 0);
        model.pull();
        assertSame(before, shown());
        model.view().pausedProperty().set(false);
        model.pull();
        assertEquals(3, shown().figures().step());
    }

    @Test
    void aFinishedRunIsKeptWithItsFileAndAgreesWithItsPrediction() {
        model.start();
        runs.runner.complete();
        assertEquals(RunStage.ENDED, model.stageProperty().get());
        RunRecord record = shown().record().orElseThrow();
        assertTrue(MemoryAgreement.of(record).isExact());
        assertEquals(
                folder.resolve("20250304-050607-small-shared.dscope"),
                runs.history.runs().get(0).file().orElseThrow());
        assertTrue(shown().bill().isTimed());
        assertTrue(shown().bill().recomputeNanos() > 0);
    }

    @Test
    void theBillAddsUpToWhatTheStepRecomputed() {
        model.start();
        runs.runner.complete();
        long perLayer = shown().bill().rows().stream()
                .mapToLong(RecomputeBill.Row::recomputeNanos)
                .sum();
        assertEquals(shown().bill().recomputeNanos(), perLayer);
    }

    @Test
    void stopCancelsAndKeepsWhatWasMeasured() {
        model.start();
        runs.runner.latest().advance(1, 0.3);
        model.pull();
        model.stop();
        assertFalse(model.running().get());
        RunRecord record = shown().record().orElseThrow();
        assertInstanceOf(RunOutcome.Cancelled.class, record.outcome());
        assertEquals(1, record.steps().size());
    }

    @Test
    void allStrategiesRunOneAfterTheOther() {
        runs.runAll();
        assertEquals(
                Strategies.all(SharedScope.NETWORK),
                runs.history.runs().stream()
                        .map(run -> run.record().settings().storage())
                        .toList());
        assertTrue(model.queue().runs().stream().allMatch(run -> run.state() == QueuedRun.State.ENDED));
    }

    @Test
    void stoppingTheFirstOfAllDropsTheRest() {
        model.startAll();
        model.stop();
        List<QueuedRun.State> states =
                model.queue().runs().stream().map(QueuedRun::state).toList();
        assertEquals(QueuedRun.State.ENDED, states.get(0));
        assertEquals(
                Collections.nCopies(Strategy.values().length - 1, QueuedRun.State.DROPPED),
                states.subList(1, states.size()));
        assertFalse(model.running().get());
    }

    @Test
    void theQueueWaitsForTheAnswersToOpenQuestionsAboutARunThatHasEnded() {
        model.startAll();
        int waiting = Strategy.values().length - 1;
        assertEquals(waiting, model.waitingRuns());
        model.hold();
        model.hold();
        runs.runner.complete();
        assertFalse(model.running().get());
        model.release();
        assertFalse(model.running().get(), "one question is open");
        model.release();
        assertTrue(model.running().get());
        assertEquals(waiting - 1, model.waitingRuns());
        model.hold();
        model.release();
        assertEquals(waiting - 1, model.waitingRuns(), "nothing was held back");

        model.hold();
        runs.runner.complete();
        model.stop();
        model.release();
        assertFalse(model.running().get(), "the user has stopped the rest of the queue");
        assertEquals(0, model.waitingRuns());
        assertEquals(2, runs.history.runs().size());
    }

    @Test
    void theChartsOfARunStayBehindItsSettingsUntilTheNextBeginsOrAnotherDesignIsDrawn() {
        model.start();
        runs.runner.complete();
        RunSnapshot ended = shown();
        model.showSettings();
        runs.workspace.planProperty().set(Sharing.of(Strategy.NAIVE));
        assertSame(ended, shown());
        RunSnapshot next = model.view().nextProperty().get().orElseThrow();
        assertEquals(Sharing.of(Strategy.NAIVE), next.outline().plan());

        runs.runner.refuse("Another run is in progress.", false);
        model.start();
        assertSame(ended, shown(), "a run that was refused did not begin");

        runs.workspace.document().edit("batch", spec -> spec.withBatch(4));
        assertTrue(shown().isPreview());
        runs.workspace.document().undo();
        assertSame(ended, shown());

        runs.runner.accept();
        model.start();
        assertTrue(shown().isPreview());
    }

    @Test
    void aCompletedRunGivesWayToTheSettingsWhenTheScreenIsShownAfterItsPlanOrDesignWasChanged() {
        List<Runnable> changes = List.of(
                () -> runs.workspace.planProperty().set(Sharing.of(Strategy.NAIVE)),
                () -> runs.workspace.document().edit("batch", spec -> spec.withBatch(4)));
        for (Runnable change : changes) {
            model.start();
            runs.runner.complete();
            model.open();
            assertEquals(RunStage.ENDED, model.stageProperty().get(), "nothing has changed");
            change.run();
            assertEquals(RunStage.ENDED, model.stageProperty().get(), "the screen may be shown at the moment");
            model.open();
            assertEquals(RunStage.READY, model.stageProperty().get());
        }
    }

    @Test
    void aRunDuringWhichTheDesignWasChangedIsShownWhenItHasCompleted() {
        model.start();
        runs.workspace.document().edit("batch", spec -> spec.withBatch(4));
        runs.runner.complete();
        model.open();
        assertEquals(RunStage.ENDED, model.stageProperty().get());
    }

    @Test
    void cifarNeedsAFolder() {
        runs.form.data().sourceProperty().set(DataForm.Source.CIFAR10);
        assertFalse(runs.form.isValid());
        runs.form.data().choose(folder);
        assertEquals(
                "cifar10:" + folder,
                runs.form
                        .settings(TestRuns.SMALL, Sharing.of(Strategy.SHARED))
                        .data()
                        .text());
    }

    @Test
    void aFolderOfImagesIsKeptApartFromThatOfCifarAndOnlyStoredImagesAreVaried() {
        DataForm data = runs.form.data();
        data.augmentationProperty().set(Augmentation.CROP_FLIP);
        assertEquals(Augmentation.NONE, settings().recipe().augmentation());
        data.sourceProperty().set(DataForm.Source.CIFAR10);
        data.choose(folder.resolve("cifar"));
        data.sourceProperty().set(DataForm.Source.IMAGES);
        assertFalse(runs.form.isValid());
        assertFalse(data.folderProblem().get().isEmpty());
        data.choose(folder);
        assertTrue(runs.form.isValid());
        assertEquals(new DataChoice.Images(folder), settings().data());
        assertEquals(Augmentation.CROP_FLIP, settings().recipe().augmentation());
        data.sourceProperty().set(DataForm.Source.CIFAR10);
        assertEquals(new DataChoice.Cifar10(folder.resolve("cifar")), settings().data());
    }

    @Test
    void predictionAndRunShareStorageAsFar() {
        long network = shown().outline().prediction().reservedBytes();
        runs.workspace.sharedScopeProperty().set(SharedScope.BLOCK);
        long block = shown().outline().prediction().reservedBytes();
        assertTrue(block > network);
        assertEquals(
                block, runs.workspace.predictions().of(runs.workspace.plan()).reservedBytes());
        model.start();
        assertEquals(
                SharedScope.BLOCK, runs.runner.latest().settings().storage().scope());
        runs.runner.complete();
        RunRecord record = shown().record().orElseThrow();
        assertEquals(block, record.prediction().reservedBytes());
    }

    @Test
    void allStrategiesRunOnTheDesignThatTheyWereAskedForWith() {
        DenseNetSpec asked = runs.workspace.spec();
        model.startAll();
        runs.workspace.document().edit("batch", spec -> spec.withBatch(5));
        runs.form.seed().textProperty().set("7");
        for (int i = 0; i < Strategy.values().length; i++) {
            assertEquals(asked, runs.runner.latest().settings().spec());
            assertEquals(1, runs.runner.latest().settings().seed());
            runs.runner.complete();
        }
        assertEquals(
                Strategies.all(SharedScope.NETWORK),
                runs.history.runs().stream()
                        .map(run -> run.record().settings().storage())
                        .toList());
    }

    @Test
    void aRunThatIsStoppedWhileItIsMadeReadyLeadsBackToItsSettings() {
        runs.runner.whileStarting(model::stop);
        model.startAll();
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertEquals("", model.blocker().reasonProperty().get());
        assertEquals(List.of(), runs.runner.outputs());
        assertTrue(model.queue().runs().stream().allMatch(run -> run.state() == QueuedRun.State.DROPPED));
        assertTrue(runs.history.runs().isEmpty());
    }

    @Test
    void skippedFilesAndEpochsMakeASnapshotOfTheirOwn() {
        model.start();
        runs.runner.latest().advance(1, 0);
        model.pull();
        assertEquals(List.of(), shown().log().epochs());
        runs.runner.latest().endEpoch(1);
        model.pull();
        assertEquals(1, shown().log().epochs().size());
    }

    private RunSettings settings() {
        return runs.form.settings(TestRuns.SMALL, Sharing.of(Strategy.SHARED));
    }

    private RunSnapshot shown() {
        return model.view().snapshotProperty().get().orElseThrow();
    }
}
