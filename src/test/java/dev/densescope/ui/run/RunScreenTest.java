package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.DatasetFormat;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.memory.Category;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Frames;
import dev.densescope.ui.GoldenScreen;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.ScriptedForms;
import dev.densescope.ui.chart.CanvasChart;
import dev.densescope.ui.chart.timeline.MemoryTimelineChart;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.run.form.DataForm;
import dev.densescope.ui.run.form.FormStart;
import dev.densescope.ui.run.form.LengthForm;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.ui.run.model.RunExport;
import dev.densescope.ui.run.model.TestRuns;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import dev.densescope.ui.theme.Token;
import dev.densescope.weights.SampleCheckpoints;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.torch.SampleWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Run screen in a headless window, over a runner that the test drives. */
class RunScreenTest {
    @TempDir
    private Path folder;

    private final Appearance appearance =
            new Appearance(Boolean.getBoolean("pictures.dark") ? Theme.DARK : Theme.LIGHT, false);
    private final ScriptedForms forms = new ScriptedForms();
    private final RecordedNotices notices = new RecordedNotices();
    private final ScriptedExports exports = new ScriptedExports();
    private final List<Path> shownInFolder = new ArrayList<>();
    private TestRuns runs;
    private Scene scene;
    private Stage stage;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void openTheScreen() {
        Pictures.onFx(() -> {
            runs = new TestRuns(folder);
            RunScreen screen = new RunScreen(
                    runs.model,
                    appearance,
                    forms,
                    new RunScreen.Links(runs.model::stop, () -> {}, shownInFolder::add, runExport()));
            screen.shown();
            scene = Pictures.scene((Parent) screen.root(), appearance, 1280, 728);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return scene;
        });
        Frames.settle();
    }

    private RunExport runExport() {
        return new RunExport(runs.model, runs.history, exports.reports(notices), Clock.systemUTC());
    }

    @AfterEach
    void closeTheWindow() {
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    @Test
    void threeStepsRunFromTheButtonToTheBadge() throws IOException {
        fire("#run-start");
        advance(1, 0.5);
        assertEquals("Step 2 of 3", text("#run-headline"));
        Pictures.take(scene, "run-screen-running");
        Pictures.onFx(() -> {
            runs.runner.complete();
            return runs;
        });
        Frames.settle();
        assertEquals("3 of 3 steps", text("#run-headline"));
        assertEquals("Measured = predicted, to the byte", text("#run-badge"));
        Pictures.take(scene, "run-screen-ended");
        GoldenScreen.assertAlike(scene, appearance, "run");
    }

    @Test
    void theLastRunIsExportedFromItsMenu() {
        Node row = scene.lookup("#run-export").getParent();
        assertFalse(row.isVisible(), "there is no run yet");
        exports.into(folder);
        fire("#run-start");
        assertFalse(row.isVisible(), "no step is finished yet");
        advance(1, 0.5);
        assertTrue(row.isVisible());
        Pictures.onFx(() -> {
            runs.runner.complete();
            return runs;
        });
        Frames.settle();
        Pictures.onFx(() -> {
            ((MenuButton) scene.lookup("#run-export"))
                    .getItems().stream()
                            .filter(item -> "run-export-md".equals(item.getId()))
                            .forEach(MenuItem::fire);
            return runs;
        });
        assertEquals(List.of("Exported small-report.md."), notices.done());
        assertEquals(List.of(), notices.failed());
    }

    @Test
    void lossAccuracyAndSpeedAreAsWideAsEachOther() {
        fire("#run-start");
        advance(2, 0.5);
        List<Double> widths = scene.getRoot().lookupAll(".loss").stream()
                .map(half -> half.getLayoutBounds().getWidth())
                .toList();
        assertEquals(3, widths.size());
        assertEquals(widths.get(0), widths.get(1), 1);
    }

    @Test
    void theBadgeGoesWhereATensorLivesForLongerThanPredicted() {
        fire("#run-start");
        Pictures.onFx(() -> {
            runs.runner.latest().completeHoldingATensorTooLong();
            return runs;
        });
        Frames.settle();
        assertEquals("Measured differs from predicted", text("#run-badge"));
        Label badge = (Label) scene.lookup("#run-badge");
        assertTrue(badge.getStyleClass().contains("badge-bad"));
        String details = badge.getTooltip().getText();
        assertTrue(details.contains("Feature maps in forward: "), details);
        assertTrue(details.contains("Live bytes differ during "), details);
        assertTrue(details.endsWith("Each layer's tensors: as predicted"), details);
    }

    @Test
    void aSecondRunIsCancelledAndSaysSo() {
        fire("#run-start");
        Pictures.onFx(() -> {
            runs.runner.complete();
            return runs;
        });
        fire("#run-again");
        advance(1, 0.4);
        fire("#run-stop");
        assertEquals("The run was cancelled after step 1.", text("#run-sentence"));
        assertFalse(runs.model.running().get());
        assertEquals(2, runs.history.runs().size());
    }

    @Test
    void theSettingsOfTheNextRunStandBesideTheChartsOfTheLast() {
        fire("#run-start");
        Pictures.onFx(() -> {
            runs.runner.complete();
            return runs;
        });
        Frames.settle();
        Color features = appearance.palette().color(Category.FEATURES);
        fire("#run-change");
        assertTrue(node("#run-start").isVisible());
        assertTrue(pixels(features) > 1000, "the measured fill is still to be seen");
        Pictures.take(scene, "run-screen-change");
        Pictures.onFx(() -> {
            runs.workspace.planProperty().set(Sharing.of(Strategy.NAIVE));
            return runs;
        });
        Frames.settle();
        assertTrue(pixels(features) > 1000, "the measured fill is still to be seen");
        Pictures.take(scene, "run-screen-change-naive");
    }

    @Test
    void noStepsAreCountedBeforeItIsKnownHowManyThereAre() {
        List<String> headlines = new ArrayList<>();
        Pictures.onFx(() -> {
            runs.form.length().unitProperty().set(LengthForm.Unit.EPOCHS);
            runs.form.length().epochs().textProperty().set("3");
            runs.runner.whileStarting(() -> headlines.add(text("#run-headline")));
            return runs;
        });
        fire("#run-start");
        assertEquals(List.of("Starting…"), headlines);
    }

    @Test
    void aRunThatWasStoppedSaysWhereItsCheckpointIsAndGoesOnWithOneButton() {
        Path checkpoint = folder.resolve("training.safetensors");
        Pictures.onFx(() -> {
            runs.form.outputs().checkpoint().choose(checkpoint);
            runs.form.length().steps().textProperty().set("20");
            return runs;
        });
        fire("#run-start");
        advance(2, 0.4);
        fire("#run-stop");
        assertEquals("Stopped after step 2; checkpoint written to " + checkpoint, text("#run-sentence"));
        assertTrue(node("#run-resume-stopped").isVisible());
        Pictures.take(scene, "run-screen-stopped");

        fire("#run-resume-stopped");

        assertTrue(runs.model.running().get());
        assertFalse(node("#run-resume-stopped").isVisible());
        RunSettings resumed = runs.runner.latest().settings();
        assertEquals(new StartingPoint.Checkpoint(checkpoint), resumed.start());
        assertEquals(21, resumed.trainingSteps());
        advance(0, 0);
        assertEquals("Step 3 of 21", text("#run-headline"), "before its first step, too");
        assertEquals("0 of 19 steps, 1 of warm-up", text("#run-this-run .strong"));
        advance(2, 0.4);
        assertEquals("Step 5 of 21", text("#run-headline"));
        assertEquals("2 of 19 steps, 1 of warm-up", text("#run-this-run .strong"));
        Pictures.take(scene, "run-screen-resumed");
        assertEquals(
                checkpoint,
                runs.runner.outputs().get(1).checkpoint().orElseThrow().file());
    }

    @Test
    void whatTheNextRunWritesStandsNextToItsButtonAndAnotherTrainingsFileIsAskedFor() throws IOException {
        assertFalse(node("#run-outputs").isVisible());
        Path folderOfResults = Files.createDirectories(folder.resolve("a-long-name-of-a-folder/results"));
        Path others = Files.writeString(folderOfResults.resolve("cifar-trained.safetensors"), "weights of another");
        Path checkpoint = folderOfResults.resolve("cifar-state.safetensors");
        Pictures.onFx(() -> {
            runs.form.outputs().weights().choose(others);
            runs.form.outputs().checkpoint().choose(checkpoint);
            return runs;
        });
        Frames.settle();
        assertEquals(
                "Writes its weights to " + others + "\nWrites its checkpoint to " + checkpoint
                        + "\nOf all strategies, only the first run that completes writes them.",
                text("#run-outputs"));
        assertTrue(node("#run-outputs").isVisible());
        Pictures.take(scene, "run-screen-outputs");
        runs.runner.refuse(
                "File %s holds a checkpoint of another training, DenseNet-121 after step 5002 (seed is 1 there and 2 here), written 2025-03-04 05:06, which this run would replace: choose another file."
                        .formatted(checkpoint),
                RunRefusedException.Subject.OUTPUT);
        fire("#run-start");
        assertFalse(runs.model.running().get());
        assertTrue(node("#run-output-question").isVisible());
        Pictures.take(scene, "run-screen-output-question");
        fire("#run-replace-outputs");
        assertTrue(runs.model.running().get());
    }

    @Test
    void aRunThatLeftNoCheckpointOffersNotToGoOn() throws IOException {
        Path others = Files.createFile(folder.resolve("training.safetensors"));
        Pictures.onFx(() -> {
            runs.form.outputs().checkpoint().choose(others);
            return runs;
        });
        fire("#run-start");
        advance(1, 0.4);
        fire("#run-stop");
        assertEquals(
                "Stopped after step 1; " + others + " holds a later step of this training and was not replaced.",
                text("#run-sentence"));
        assertFalse(node("#run-resume-stopped").isVisible());
    }

    @Test
    void aRefusalStandsUnderTheButton() {
        Pictures.onFx(() -> {
            runs.runner.refuse("Another run is in progress.", false);
            return runs;
        });
        fire("#run-start");
        assertEquals("Another run is in progress.", text("#run-refusal"));
        assertTrue(node("#run-refusal").isVisible());
    }

    @Test
    void aGpuThatIsRefusedIsLeftForTheCpuWithOneButton() {
        Pictures.onFx(() -> {
            runs.form.offer(List.of("cuda:0"));
            runs.form.deviceProperty().set("cuda:0");
            runs.runner.refuse(
                    "cuda:0 (NVIDIA GTX 1080) cannot be used: its compute capability is 6.1, but CUDA 13 needs 7.5 or newer: "
                            + "use another GPU or the CPU.",
                    RunRefusedException.Subject.DEVICE);
            return runs;
        });
        fire("#run-start");
        assertTrue(node("#run-use-processor").isVisible());
        Pictures.take(scene, "run-screen-gpu-refused");

        fire("#run-use-processor");

        assertFalse(node("#run-use-processor").isVisible());
        assertFalse(node("#run-refusal").isVisible());
        assertEquals("cpu", runs.form.deviceProperty().get());
    }

    @Test
    void aRunThatFailedOnAGpuCanBeRepeatedOnTheCpuWithOneButton() {
        Pictures.onFx(() -> {
            runs.form.offer(List.of("cuda:0"));
            runs.form.deviceProperty().set("cuda:0");
            return runs;
        });
        fire("#run-start");
        assertFalse(node("#run-ended-use-processor").isVisible());

        Pictures.onFx(() -> {
            runs.runner.latest().end(new RunOutcome.Failed("The GPU was lost."));
            return runs;
        });
        Frames.settle();

        assertTrue(node("#run-ended-use-processor").isVisible());
        Pictures.take(scene, "run-screen-gpu-failed");
        fire("#run-ended-use-processor");
        assertFalse(node("#run-ended-use-processor").isVisible());
        assertEquals("cpu", runs.form.deviceProperty().get());
    }

    @Test
    void theNextStepAtTheEndOfALongSentenceIsNotCutOff() {
        fire("#run-start");
        Pictures.onFx(() -> {
            runs.runner
                    .latest()
                    .end(new RunOutcome.Failed("The run failed: "
                            .concat("because of this and that, ".repeat(9))
                            .concat("run again, or use another GPU or the CPU.")));
            return runs;
        });
        Frames.settle();

        Label sentence = (Label) node("#run-sentence");
        Text shown = (Text) sentence.lookup(".text");
        assertEquals(sentence.getText(), shown.getText());
    }

    @Test
    void whatFitsIsToldOfTheGpuThatRunsUse() {
        assertTrue(text("#run-fits").endsWith(" on this machine"), text("#run-fits"));

        Pictures.onFx(() -> {
            runs.workspace.machineProperty().set(new MachineText("cuda:1", "GPU", "found", 8L << 30));
            return runs;
        });
        Frames.settle();

        assertTrue(text("#run-fits").endsWith(" on cuda:1"), text("#run-fits"));
    }

    @Test
    void skippedFilesOfImagesAreCountedWithTheirReasonsAtHand() {
        runs.runner.skip(new SkippedImages(
                2,
                List.of(new SkippedImage("cat/1.png", "it is empty"), new SkippedImage("cat/2.png", "it is cut off"))));
        fire("#run-start");
        advance(1, 0.5);
        assertEquals("2 image files were skipped.", text("#run-skipped"));
        assertTrue(node("#run-skipped").isVisible());
        Pictures.onFx(() -> {
            runs.runner.complete();
            return runs;
        });
        Frames.settle();
        assertEquals("2 image files were skipped.", text("#run-skipped"));
        assertEquals(
                "cat/1.png: it is empty\ncat/2.png: it is cut off",
                ((Label) node("#run-skipped")).getTooltip().getText());
        assertTrue(node("#run-skipped").isVisible());
    }

    @Test
    void whatADeviceOrAFileOfWeightsHasToSayIsShownAsTextWhileTheRunGoesOnAndBehindIt() {
        assertFalse(node("#run-notices").isVisible());
        runs.runner.notice("ND4J computes on the processor.", "It is slow.");
        fire("#run-start");
        advance(1, 0.5);
        assertEquals("ND4J computes on the processor.\nIt is slow.", text("#run-notices"));
        assertTrue(node("#run-notices").isVisible());
        assertEquals(appearance.palette().color(Token.TEXT), ((Label) node("#run-notices")).getTextFill());
        Pictures.take(scene, "run-screen-notices");
        Pictures.onFx(() -> {
            runs.runner.complete();
            return runs;
        });
        Frames.settle();
        assertEquals("ND4J computes on the processor.\nIt is slow.", text("#run-notices"));
        assertTrue(node("#run-notices").isVisible());
    }

    @Test
    void theFolderAndTheVariationAreAskedForWhereImagesAreStored() {
        assertFalse(node("#run-augment").getParent().isVisible());
        Pictures.onFx(() -> {
            @SuppressWarnings("unchecked") // as DataPane makes it
            Segments<DataForm.Source> data = (Segments<DataForm.Source>) node("#run-data");
            data.choose(DataForm.Source.IMAGES);
            return data;
        });
        Frames.settle();
        assertTrue(node("#run-augment").getParent().isVisible());
        assertEquals("no folder chosen", text("#run-folder"));
        Pictures.take(scene, "run-screen-images");
    }

    @Test
    void whatIsRarelyChangedIsOneClickAwayAndSaysWhatIsUnusual() throws IOException {
        assertFalse(node("#run-schedule").getParent().getParent().getParent().isVisible());
        assertEquals("warm-up steps 1", text("#run-unusual"));
        Path checkpoint = Files.createFile(folder.resolve("densenet-after-epoch-40.safetensors"));
        Pictures.onFx(() -> {
            runs.form.length().warmupSteps().textProperty().set("2");
            runs.form.recipe().scheduleProperty().set(LearningRateSchedule.COSINE);
            runs.form.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
            runs.form.start().checkpoint().choose(checkpoint);
            runs.form.outputs().checkpoint().choose(checkpoint);
            runs.form.outputs().everySteps().textProperty().set("500");
            return runs;
        });
        Frames.settle();
        assertEquals("resumes, cosine, writes a checkpoint", text("#run-unusual"));
        Pictures.take(scene, "run-screen-unusual");
        fire("#run-more");
        assertTrue(node("#run-schedule").getParent().getParent().getParent().isVisible());
        assertEquals("densenet-after-epoch-40.safetensors", text("#run-resume"));
        Pictures.take(scene, "run-screen-more");
        scrollDown();
        Pictures.take(scene, "run-screen-more-end");
    }

    @Test
    void theChosenCheckpointSaysWhatItIsAndItsDesignIsOneButtonAway() {
        DenseNetSpec trained = TestRuns.SMALL.withBatch(5).withClasses(4);
        Path checkpoint = SampleCheckpoints.write(folder.resolve("state.safetensors"), trained, 2);
        Pictures.onFx(() -> {
            runs.form.length().steps().textProperty().set("20");
            runs.form.seed().textProperty().set("7");
            runs.form.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
            return runs;
        });
        forms.choose(checkpoint);
        fire("#run-more");
        fire("#run-resume-choose");
        assertEquals(
                "Small, batch 5, after step 2 of 3, seed 1. Trained on synthetic images.",
                text("#run-checkpoint-what"));
        assertEquals(
                "It has another design: classes is 4 there and 10 here, batch is 5 there and 2 here.\n"
                        + "Its training has seed 1, not 7: set the seed to 1.",
                text("#run-checkpoint-misfit"));
        assertFalse(node("#run-checkpoint-suits").isVisible());
        scrollDown();
        Pictures.take(scene, "run-screen-checkpoint-misfit");

        fire("#run-checkpoint-design");
        assertEquals(trained, runs.workspace.spec());
        assertFalse(node("#run-checkpoint-design").isVisible());
        fire("#run-checkpoint-settings");
        assertEquals("1", runs.form.seed().textProperty().get());
        assertEquals("A run will train 1 more step.", text("#run-checkpoint-suits"));
        assertFalse(node("#run-checkpoint-misfit").isVisible());
        Pictures.onFx(() -> {
            runs.form.recipe().learningRate().textProperty().set("0.01");
            return runs;
        });
        assertEquals(
                "Resumed with learning rate 0.01; the checkpoint was trained with learning rate 0.1.",
                text("#run-checkpoint-changes"));
        Pictures.take(scene, "run-screen-checkpoint");
    }

    @Test
    void nextToTheRunButtonItIsSaidWhichWeightsTheRunStartsFromAndWhetherTheyFit() throws IOException {
        assertFalse(node("#run-starts-from").isVisible());
        Path weights = SampleWeights.write(folder.resolve("net.pth"), TestRuns.SMALL, "");
        Pictures.onFx(() -> {
            runs.form.start().weights().choose(weights);
            runs.form.start().kindProperty().set(StartForm.Kind.WEIGHTS);
            return runs;
        });
        assertEquals("Starts from the weights in net.pth", text("#run-starts-from"));
        assertTrue(node("#run-starts-from").isVisible());
        Pictures.onFx(() -> {
            runs.workspace.document().edit("classes", spec -> spec.withClasses(4));
            return runs;
        });
        assertEquals(
                "The classifier in net.pth does not fit the design: choose \"New if needed\" in More options.",
                text("#run-starts-from"));
        Pictures.onFx(() -> {
            runs.form.start().headProperty().set(HeadChoice.NEW);
            return runs;
        });
        assertEquals("Starts from the weights in net.pth, with a new classifier", text("#run-starts-from"));
        Pictures.onFx(() -> {
            runs.workspace.document().edit("compression", spec -> spec.withCompression(1));
            return runs;
        });
        assertEquals("The weights in net.pth belong to another design.", text("#run-starts-from"));
        fire("#run-more");
        assertFalse(node("#run-starts-from").isVisible(), "the options say it");
    }

    @Test
    void weightsThatARunHasRefusedAreToldOnce() throws IOException {
        Path weights = SampleWeights.write(folder.resolve("net.pth"), TestRuns.SMALL.withClasses(4), "");
        Pictures.onFx(() -> {
            runs.form.start().weights().choose(weights);
            runs.form.start().kindProperty().set(StartForm.Kind.WEIGHTS);
            return runs;
        });
        runs.runner.refuse("Its classifier does not fit the design.", RunRefusedException.Subject.CLASSIFIER);
        fire("#run-start");
        assertFalse(node("#run-weights-misfit").isVisible());
        Pictures.onFx(() -> {
            runs.form.start().headProperty().set(HeadChoice.NEW);
            return runs;
        });
        assertTrue(node("#run-weights-suits").isVisible());
    }

    @Test
    void theChosenWeightsSayWhetherTheyFitAndTheirDesignIsOneButtonAway() throws IOException {
        Path weights = SampleWeights.write(folder.resolve("net.pth"), TestRuns.SMALL.withClasses(4), "");
        Path text = Files.writeString(folder.resolve("notes.pth"), "version https://git-lfs.github.com/spec/v1\n");
        Pictures.onFx(() -> {
            runs.form.start().kindProperty().set(StartForm.Kind.WEIGHTS);
            return runs;
        });
        fire("#run-more");
        forms.choose(text);
        fire("#run-weights-in-choose");
        assertTrue(text("#run-weights-misfit").contains("it is a Git LFS pointer"), text("#run-weights-misfit"));
        forms.choose(weights);
        fire("#run-weights-in-choose");
        assertEquals("Weights of net, 4 classes.", text("#run-weights-what"));
        assertEquals(
                "They fit the design, but not its classifier: choose \"New if needed\".", text("#run-weights-misfit"));
        Pictures.onFx(() -> {
            runs.form.start().headProperty().set(HeadChoice.NEW);
            return runs;
        });
        assertEquals("They fit the design, with a new classifier.", text("#run-weights-suits"));
        assertFalse(node("#run-weights-misfit").isVisible());
        Pictures.onFx(() -> {
            runs.workspace.document().edit("compression", spec -> spec.withCompression(1));
            return runs;
        });
        assertEquals("They belong to another design.", text("#run-weights-misfit"));
        fire("#run-weights-design");
        assertEquals("They fit the design.", text("#run-weights-suits"));
        assertEquals(4, runs.workspace.spec().classes());
        assertEquals(TestRuns.SMALL.batch(), runs.workspace.spec().batch());
        assertEquals(TestRuns.SMALL.input(), runs.workspace.spec().input());
        Pictures.take(scene, "run-screen-weights");
    }

    @Test
    void dialogsForFilesStartWhereTheLastFileIs() throws IOException {
        Path kept = Files.createDirectories(folder.resolve("kept"));
        Pictures.onFx(() -> {
            runs.form.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
            return runs;
        });
        fire("#run-more");
        fire("#run-resume-choose");
        forms.choose(kept.resolve("state.safetensors"));
        fire("#run-checkpoint-out-choose");
        Path other = SampleCheckpoints.write(folder.resolve("other.safetensors"), TestRuns.SMALL, 2);
        forms.choose(other);
        fire("#run-resume-choose");
        fire("#run-weights-out-choose");
        String runsFolder = folder.getFileName().toString();
        assertEquals(
                List.of(
                        "read \"Checkpoint\" from " + runsFolder,
                        "write \"Write checkpoint\" from " + runsFolder,
                        "read \"Checkpoint\" from kept",
                        "write \"Write weights\" from " + runsFolder),
                forms.asked());
    }

    @Test
    void dialogsForFilesStartWhereARunHasLeftItsCheckpoint() {
        Pictures.onFx(() -> {
            runs.form.lastFolder().note(folder.resolve("elsewhere").resolve("weights.pth"));
            runs.form.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
            runs.form.start().kindProperty().set(StartForm.Kind.SEED);
            return runs;
        });
        fire("#run-start");
        advance(1, 0.5);
        Pictures.onFx(() -> {
            runs.model.stopWithCheckpoint();
            return runs;
        });
        Frames.settle();
        assertEquals(
                Optional.of(folder.toAbsolutePath()),
                runs.form.lastFolder().folderProperty().get());
    }

    @Test
    void weightsThatAreRefusedAreScrolledToWithTheChoiceThatHelps() throws IOException {
        Path weights = Files.createFile(folder.resolve("chest.pth"));
        Pictures.onFx(() -> {
            new FormStart(runs.form, () -> {}).use(weights);
            runs.runner.refuse(
                    "Weights file chest.pth does not fit the design: its classifier has 14 classes instead of 10; start with a new classifier, or set the classes to 14.",
                    RunRefusedException.Subject.CLASSIFIER);
            return runs;
        });
        fire("#run-start");
        Frames.settle();
        Node panel = node(".run-panel > .scroll-pane");
        Node choice = node("#run-weights-head");
        assertTrue(
                panel.localToScene(panel.getLayoutBounds())
                        .contains(
                                choice.localToScene(choice.getLayoutBounds()).getCenterX(),
                                choice.localToScene(choice.getLayoutBounds()).getCenterY()),
                "in sight");
        Pictures.take(scene, "run-screen-classifier");
    }

    @Test
    void aBadValueIsMarkedInSightAndNothingIsStarted() {
        Pictures.onFx(() -> {
            runs.form.recipe().learningRate().textProperty().set("fast");
            runs.form.outputs().weights().choose(folder.resolve("gone").resolve("weights.safetensors"));
            return runs;
        });
        fire("#run-start");
        assertFalse(runs.model.running().get());
        assertTrue(node("#run-learning-rate").getStyleClass().contains("invalid"));
        assertTrue(node("#run-learning-rate").isFocused(), "so that its reason is seen");
        assertTrue(node("#run-refusal").isVisible());
        Pictures.take(scene, "run-screen-invalid");
    }

    @Test
    void aRunStartedFromAFieldIsSeenFromItsHeadlineOn() {
        Pictures.onFx(() -> {
            stage.setHeight(480);
            node("#run-steps").requestFocus();
            return stage;
        });
        Frames.settle();
        fire("#run-start");
        advance(1, 0.5);
        ScrollPane scroll = (ScrollPane) node(".run-panel > .scroll-pane");
        Pictures.take(scene, "run-screen-low");
        assertEquals(0, scroll.getVvalue(), 1e-9);
        Pictures.onFx(() -> {
            runs.runner.complete();
            return runs;
        });
        Frames.settle();
        assertEquals(0, scroll.getVvalue(), 1e-9);
    }

    @Test
    void aBadValueFarBelowIsScrolledTo() {
        Pictures.onFx(() -> {
            runs.form.outputs().weights().choose(folder.resolve("gone").resolve("weights.safetensors"));
            return runs;
        });
        fire("#run-start");
        Bounds label = Pictures.onFx(() -> {
            Node weights = node("#run-weights-out");
            return weights.localToScene(weights.getLayoutBounds());
        });
        assertTrue(label.getMinY() > 0 && label.getMaxY() < 620, () -> "in sight, but is at " + label.getMinY());
        Pictures.take(scene, "run-screen-invalid-below");
    }

    @Test
    void epochAndLearningRateAreShownWhileTrainingByEpochs() {
        Pictures.onFx(() -> {
            runs.form.length().unitProperty().set(LengthForm.Unit.EPOCHS);
            runs.form.length().epochs().textProperty().set("3");
            runs.form.recipe().scheduleProperty().set(LearningRateSchedule.STEP);
            return runs;
        });
        fire("#run-start");
        advance(1, 0.5); // 3 steps, each an epoch
        assertEquals("2 of 3", text("#run-epoch .strong"));
        assertEquals("0.1", text("#run-learning-rate-now .strong").replace(',', '.'));
        advance(2, 0.5);
        assertEquals("3 of 3", text("#run-epoch .strong"));
        assertEquals("0.01", text("#run-learning-rate-now .strong").replace(',', '.'));
        Pictures.take(scene, "run-screen-epoch-going");
    }

    @Test
    void neitherIsShownWhereTheyDoNotChange() {
        fire("#run-start");
        advance(1, 0.5);
        assertFalse(node("#run-epoch").isVisible());
        assertFalse(node("#run-learning-rate-now").isVisible());
    }

    @Test
    void aRefusalThatIsAboutNoFieldScrollsNowhere() {
        Pictures.onFx(() -> {
            stage.setHeight(520);
            return stage;
        });
        Frames.settle();
        fire("#run-more"); // what cannot be used below it has been in sight once
        fire("#run-more");
        ScrollPane scroll = (ScrollPane) scene.getRoot().lookup(".run-panel .scroll-pane");
        Pictures.onFx(() -> {
            scroll.setVvalue(0);
            runs.runner.refuse("The run needs more memory than there is, by a lot.", true);
            return runs;
        });
        fire("#run-start");
        assertEquals(0, scroll.getVvalue());
    }

    @Test
    void aRunThatDoesNotFitOffersThePlanThatDoes() {
        Pictures.onFx(() -> {
            runs.workspace.planProperty().set(Sharing.of(Strategy.NAIVE));
            long naive =
                    runs.workspace.predictions().of(Sharing.of(Strategy.NAIVE)).reservedBytes();
            runs.runner.limit(naive - 1);
            return runs;
        });
        fire("#run-start");
        assertTrue(
                text("#run-fitting-plan-ready").matches("Use the fastest plan that fits: [\\d.,]+\u00a0[KM]iB"),
                text("#run-fitting-plan-ready"));
        assertFalse(node("#run-fitting-plan-ended").isVisible());
        Pictures.take(scene, "run-screen-fitting-plan");
        fire("#run-fitting-plan-ready");
        assertFalse(node("#run-fitting-plan-ready").isVisible());
        fire("#run-start");
        assertTrue(runs.model.running().get());
    }

    @Test
    void evaluationImagesAreCalledByWhatTheyAre() {
        Pictures.onFx(() -> {
            runs.runner.recognise(new DatasetSummary(
                    DatasetFormat.IMAGE_FOLDER,
                    "pets",
                    List.of(new DatasetSummary.ClassImages("cat", 8, 2), new DatasetSummary.ClassImages("dog", 8, 2)),
                    new DatasetSummary.Part("train", 16),
                    Optional.of(new DatasetSummary.Part("test", 4)),
                    List.of()));
            runs.form.length().unitProperty().set(LengthForm.Unit.EPOCHS);
            return runs;
        });
        fire("#run-start");
        Pictures.onFx(() -> {
            runs.runner.latest().advance(2, 0);
            runs.runner.latest().endEpoch(1);
            runs.model.pull();
            return runs;
        });
        Labeled name = (Labeled)
                ((Parent) node("#run-evaluated")).getChildrenUnmodifiable().get(0);
        assertEquals("after epoch 1, 10000 test images", name.getText().replace(",0", "0"));
    }

    @Test
    void stepsAndEpochsAreListed() {
        Pictures.onFx(() -> {
            runs.form.length().unitProperty().set(LengthForm.Unit.EPOCHS);
            return runs;
        });
        fire("#run-start");
        Pictures.onFx(() -> {
            runs.runner.latest().advance(2, 0);
            runs.runner.latest().endEpoch(1);
            runs.runner.latest().endEpoch(1);
            runs.model.pull();
            return runs;
        });
        chooseLower("Steps");
        assertEquals(2, table("#run-step-table").getItems().size());
        advance(3, 0);
        assertEquals(3, table("#run-step-table").getItems().size());
        Pictures.take(scene, "run-screen-steps");
        chooseLower("Epochs");
        assertEquals(2, table("#run-epoch-table").getItems().size());
        Pictures.take(scene, "run-screen-epochs");
        List<String> cells = Pictures.onFx(() -> table("#run-epoch-table").lookupAll(".table-cell").stream()
                .map(cell -> ((Labeled) cell).getText())
                .toList());
        assertTrue(cells.containsAll(List.of("1–1", "2–2")), cells.toString());
    }

    @Test
    void theEpochsOfAResumedRunSayFromWhichEpochOnTheyAre() {
        Path checkpoint = folder.resolve("training.safetensors");
        Pictures.onFx(() -> {
            runs.form.outputs().checkpoint().choose(checkpoint);
            runs.form.length().unitProperty().set(LengthForm.Unit.EPOCHS);
            runs.form.length().epochs().textProperty().set("3");
            return runs;
        });
        fire("#run-start");
        chooseLower("Epochs");
        assertEquals("training images and evaluation images", text("#run-epochs-subtitle"));
        int stepsAnEpoch = runs.runner.latest().settings().trainingSteps() / 3;
        advance(2 * stepsAnEpoch, 0.4);
        fire("#run-stop");
        fire("#run-resume-stopped");
        assertEquals("from epoch 3 on, where this run resumed the training", text("#run-epochs-subtitle"));
    }

    @Test
    void theMeasuredFillIsDrawnInTheColoursOfItsCategories() {
        Color features = appearance.palette().color(Category.FEATURES);
        long legend = pixels(features);
        assertTrue(legend > 0 && legend < 100, "only the legend has the colour, not " + legend + " pixels");
        fire("#run-start");
        advance(1, 0.6);
        assertTrue(pixels(features) > legend + 1000, "the fill of features is to be seen");
    }

    @Test
    void whileARunBeginsNobodyIsToldToPressRun() {
        String outline = ".chart-header > .muted";
        assertTrue(text(outline).contains("press Run"), text(outline));
        fire("#run-start");
        assertEquals("predicted outline; measured from the first step on", text(outline));
        advance(1, 0.6);
        assertEquals("measured fill, predicted outline", text(outline));
    }

    @Test
    void aRunThatEndsBeforeItsFirstStepShowsNothingMeasured() {
        fire("#run-start");
        fire("#run-stop");
        assertFalse(runs.model.running().get());
        assertEquals("predicted outline; no step was measured", text(".chart-header > .muted"));
    }

    @Test
    void theTimelinesCursorMovesByKeysAndSelectsItsLayer() {
        Pictures.onFx(() -> {
            Node timeline = node(".memory-timeline");
            press(timeline, KeyCode.HOME);
            press(timeline, KeyCode.ENTER);
            return timeline;
        });
        Frames.settle();
        assertEquals(LayerPath.STEM, runs.workspace.selectedLayer());
        assertTrue(node(".memory-timeline").getAccessibleText().startsWith("stem"));
    }

    @Test
    void chartsGiveTheirPicturesAtAnyScale() {
        WritableImage twice = Pictures.onFx(() -> ((CanvasChart) node(".memory-timeline")).picture(2));
        MemoryTimelineChart timeline = (MemoryTimelineChart) node(".memory-timeline");
        assertEquals(Math.ceil(timeline.getWidth()) * 2, twice.getWidth(), 2);
    }

    private void chooseLower(String name) {
        Pictures.onFx(() -> {
            node("#run-lower").lookupAll(".toggle-button").stream()
                    .map(ToggleButton.class::cast)
                    .filter(button -> button.getText().equals(name))
                    .forEach(ToggleButton::fire);
            return name;
        });
        Frames.settle();
    }

    private TableView<?> table(String selector) {
        return (TableView<?>) node(selector);
    }

    private void scrollDown() {
        Pictures.onFx(() -> {
            ((ScrollPane) node(".run-panel > .scroll-pane")).setVvalue(1);
            return scene;
        });
    }

    private void advance(int steps, double fraction) {
        Pictures.onFx(() -> {
            runs.runner.latest().advance(steps, fraction);
            runs.model.pull();
            return runs;
        });
        Frames.settle();
    }

    private void fire(String button) {
        Pictures.onFx(() -> {
            ((ButtonBase) node(button)).fire();
            return button;
        });
        Frames.settle();
    }

    private static void press(Node target, KeyCode key) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private Node node(String selector) {
        return scene.lookup(selector);
    }

    private String text(String selector) {
        return ((Labeled) node(selector)).getText();
    }

    private long pixels(Color color) {
        WritableImage image = Pictures.onFx(() -> ((CanvasChart) node(".memory-timeline")).picture(1));
        int argb = 0xFF000000
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getArgb(x, y) == argb ? 1 : 0;
            }
        }
        return count;
    }
}
