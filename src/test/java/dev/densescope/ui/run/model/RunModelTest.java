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
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.RunSettings;
import dev.densescope.session.StartingPoint;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.run.form.DataForm;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.ui.run.queue.QueuedRun;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
    void progressBecomesASnapshotOnlyWhenTheRunHasMoved() {
        model.start();
        runs.runner.latest().advance(1, 0.5);
        model.pull();
        RunSnapshot half = shown();
        assertEquals(2, half.facts().step());
        assertTrue(half.facts().fraction() > 1.0 / 3 && half.facts().fraction() < 2.0 / 3);
        model.pull();
        assertSame(half, shown());
        runs.runner.latest().advance(2, 0);
        model.pull();
        assertEquals(3, shown().facts().step());
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
        assertEquals(3, shown().facts().step());
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
    void theChartsOfARunStayBehindItsSettingsUntilTheNextBeginsOrAnotherDesignIsDrawn() {
        model.start();
        runs.runner.complete();
        RunSnapshot ended = shown();
        model.showSettings();
        runs.workspace.planProperty().set(Sharing.of(Strategy.NAIVE));
        assertSame(ended, shown());
        RunSnapshot next = model.view().nextProperty().get().orElseThrow();
        assertEquals(Sharing.of(Strategy.NAIVE), next.outline().plan());

        runs.runner.refuse("Another run is going on.", false);
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
    void aRefusalIsForgottenWhenSettingsOrDesignChangeOrARunBegins() {
        List<Runnable> changes = List.of(
                () -> runs.form.length().steps().textProperty().set("3"),
                () -> runs.workspace.document().edit("batch", spec -> spec.withBatch(1)),
                () -> runs.workspace.planProperty().set(Sharing.of(Strategy.CHECKPOINT)),
                () -> {
                    runs.runner.accept();
                    model.start();
                });
        for (Runnable change : changes) {
            runs.runner.refuse("It needs more memory than is free.", true);
            model.start();
            assertFalse(model.hindrance().reasonProperty().get().isEmpty());
            assertTrue(model.hindrance().forceableProperty().get());
            change.run();
            assertEquals("", model.hindrance().reasonProperty().get());
            assertFalse(model.hindrance().forceableProperty().get());
        }
    }

    @Test
    void aRefusalIsForgottenWheneverAnOutputFileOrAStartIsChosen() {
        List<Runnable> changes = List.of(
                () -> runs.form.outputs().weights().choose(folder.resolve("first.safetensors")),
                () -> runs.form.outputs().weights().choose(folder.resolve("second.safetensors")),
                () -> runs.form.outputs().checkpoint().choose(folder.resolve("third.safetensors")),
                () -> runs.form.outputs().checkpoint().choose(folder.resolve("fourth.safetensors")),
                () -> runs.form.start().kindProperty().set(StartForm.Kind.WEIGHTS),
                () -> runs.form.start().kindProperty().set(StartForm.Kind.SEED));
        for (Runnable change : changes) {
            model.hindrance().only("It needs more memory than is free.");
            change.run();
            assertEquals("", model.hindrance().reasonProperty().get());
        }
    }

    @Test
    void aRefusalIsASentenceInPlaceAndNothingRuns() {
        runs.runner.refuse("Device 'gpu' is not known.", false);
        model.start();
        assertEquals(
                "Device 'gpu' is not known.", model.hindrance().reasonProperty().get());
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertFalse(model.hindrance().forceableProperty().get());
    }

    @Test
    void aRunRefusedForMemoryCanBeForced() {
        runs.runner.refuse("Too large.", true);
        model.start();
        assertTrue(model.hindrance().forceableProperty().get());
        assertEquals(
                "Too large. Or run it anyway.",
                model.hindrance().reasonProperty().get());
        model.startAnyway();
        assertEquals(RunStage.RUNNING, model.stageProperty().get());
        assertEquals("", model.hindrance().reasonProperty().get());
    }

    @Test
    void whereAGpuIsRefusedTheProcessorIsOffered() {
        runs.form.offer(List.of("cuda:0"));
        runs.form.deviceProperty().set("cuda:0");
        runs.runner.refuse("cuda:0 does not exist.", RunRefusedException.Subject.DEVICE);
        model.start();
        assertEquals(
                "cuda:0 does not exist.", model.hindrance().reasonProperty().get());
        assertTrue(model.hindrance().processorOfferedProperty().get());

        model.useProcessor();

        assertEquals("cpu", runs.form.deviceProperty().get());
        assertEquals("", model.hindrance().reasonProperty().get());
        assertFalse(model.hindrance().processorOfferedProperty().get());
        runs.runner.accept();
        model.start();
        assertEquals(RunStage.RUNNING, model.stageProperty().get());
    }

    @Test
    void theProcessorIsOfferedForMemoryOnlyInPlaceOfAGpu() {
        runs.runner.refuse("Too large.", true);
        model.start();
        assertFalse(model.hindrance().processorOfferedProperty().get());

        runs.workspace.machineProperty().set(new MachineText("cuda:0", "GPU", "found", 8L << 30));
        model.start();
        assertTrue(model.hindrance().processorOfferedProperty().get());
        assertTrue(model.hindrance().forceableProperty().get());
    }

    @Test
    void whereARunOnAGpuFailsTheProcessorIsOffered() {
        runs.form.offer(List.of("cuda:0"));
        runs.form.deviceProperty().set("cuda:0");
        model.start();
        runs.runner.latest().end(new RunOutcome.Failed("The GPU was lost."));
        assertEquals(RunStage.ENDED, model.stageProperty().get());
        assertTrue(model.hindrance().processorOfferedProperty().get());

        model.useProcessor();

        assertEquals(RunStage.READY, model.stageProperty().get());
        model.start();
        runs.runner.latest().end(new RunOutcome.Failed("The disk is full."));
        assertFalse(model.hindrance().processorOfferedProperty().get());
    }

    @Test
    void nothingStartsWithSettingsThatAreNotAllowed() {
        runs.form.length().steps().textProperty().set("0");
        model.start();
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertFalse(runs.form.length().steps().problem().get().isEmpty());
        runs.form.length().steps().textProperty().set("three");
        assertFalse(runs.form.isValid());
        runs.form.length().steps().textProperty().set(" 3 ");
        assertTrue(runs.form.isValid());
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
    void aFileOfAnotherTrainingIsReplacedOnlyWhenTheUserSaysSo() throws IOException {
        Path others = Files.writeString(folder.resolve("others.safetensors"), "weights of another");
        runs.form.outputs().weights().choose(others);
        model.start();
        assertFalse(model.running().get());
        String question = model.outputQuestion().textProperty().get();
        assertTrue(question.contains("others.safetensors holds other weights, written "), question);

        model.outputQuestion().forget();
        assertEquals("", model.outputQuestion().textProperty().get());
        model.outputQuestion().agree();
        assertFalse(model.running().get());

        model.start();
        model.outputQuestion().agree();
        assertTrue(model.running().get());
        assertEquals(Optional.of(others), runs.runner.outputs().get(0).weights());
    }

    @Test
    void outputFilesBelongToOneRun() {
        runs.form.outputs().weights().choose(folder.resolve("weights.safetensors"));
        model.start();
        runs.runner.complete();
        model.start();
        runs.runner.complete();
        assertEquals(
                List.of(Optional.of(folder.resolve("weights.safetensors")), Optional.empty()),
                runs.runner.outputs().stream().map(RunOutputs::weights).toList());
    }

    @Test
    void theSameFileIsAskedForAgainAtTheNextRun() throws IOException {
        Path others = Files.writeString(folder.resolve("others.safetensors"), "weights of another");
        runs.form.outputs().weights().choose(others);
        model.start();
        model.outputQuestion().agree();
        runs.runner.complete();
        runs.form.outputs().weights().choose(others);
        model.start();
        assertFalse(model.running().get());
        assertFalse(model.outputQuestion().textProperty().get().isEmpty());
    }

    @Test
    void theFirstOfAllStrategiesThatCompletesWritesTheFiles() {
        runs.form.outputs().checkpoint().choose(folder.resolve("state.safetensors"));
        model.startAll();
        runs.runner.latest().end(new RunOutcome.Failed("It failed."));
        for (int i = 1; i < Strategy.values().length; i++) {
            runs.runner.complete();
        }
        List<Boolean> wrote = runs.runner.outputs().stream()
                .map(files -> files.checkpoint().isPresent())
                .toList();
        assertEquals(List.of(true, true, false, false, false, false), wrote);
        assertTrue(
                runs.runner.outputs().stream().allMatch(files -> files.runFile().isPresent()));
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
        assertEquals("", model.hindrance().reasonProperty().get());
        assertEquals(List.of(), runs.runner.outputs());
        assertTrue(model.queue().runs().stream().allMatch(run -> run.state() == QueuedRun.State.DROPPED));
        assertTrue(runs.history.runs().isEmpty());
    }

    @Test
    void aRunIsStoppedWithACheckpointNextToItsRunFileAndGoesOnFromThere() {
        assertEquals(Optional.empty(), model.checkpointIfStopped());
        model.start();
        runs.runner.latest().advance(2, 0);
        Path checkpoint = folder.resolve("20250304-050607-small-shared.checkpoint.safetensors");
        assertEquals(Optional.of(checkpoint), model.checkpointIfStopped());
        model.stopWithCheckpoint();
        assertEquals(Optional.of(checkpoint), runs.runner.latest().stoppedInto());
        assertFalse(model.running().get());
        assertTrue(model.keptWhatWasAsked());
        assertTrue(
                shown().log().ending().contains("checkpoint written to "),
                shown().log().ending());
        model.resume();
        assertEquals(
                new StartingPoint.Checkpoint(checkpoint),
                runs.runner.latest().settings().start());
    }

    @Test
    void aCheckpointThatIsMissingAfterAStopIsNotTakenForKept() {
        model.start();
        runs.runner.latest().advance(2, 0);
        runs.runner.latest().loseCheckpoints();
        model.stopWithCheckpoint();
        assertFalse(model.running().get());
        assertFalse(model.keptWhatWasAsked());
        model.start();
        assertTrue(model.keptWhatWasAsked());
    }

    @Test
    void whatCannotBeUsedIsShownWhenARunIsAskedFor() {
        model.start();
        runs.runner.complete();
        runs.form.seed().textProperty().set("first");
        model.start();
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertTrue(runs.form.moreShownProperty().get());
        assertFalse(model.hindrance().reasonProperty().get().isEmpty());
        assertEquals(1, runs.history.runs().size());
        runs.form.seed().textProperty().set("2");
        model.start();
        assertEquals("", model.hindrance().reasonProperty().get());
        assertEquals(RunStage.RUNNING, model.stageProperty().get());
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
