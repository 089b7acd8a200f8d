package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Text;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.UnsavedTraining;
import dev.densescope.ui.run.active.LastTraining;
import dev.densescope.ui.run.active.RestOfTraining;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.weights.SampleCheckpoints;
import dev.densescope.weights.tensor.WeightsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a completed training has reached can be saved until another run begins, and is not lost unasked. */
class LastTrainingTest {
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
    void aCompletedTrainingIsSavedAsLongAsNoOtherRunBegins() {
        ReplayTraining training = complete("20");
        Path file = folder.resolve("mine.safetensors");
        model.lastTraining().save(LastTraining.Part.CHECKPOINT, file);
        model.lastTraining().save(LastTraining.Part.WEIGHTS, file);
        assertEquals(List.of("checkpoint mine.safetensors", "weights mine.safetensors"), training.done);
        assertEquals(Optional.of(file), kept().saved());
        model.showSettings();
        assertEquals("Small", kept().design());
        model.start();
        assertTrue(model.running().get());
        assertEquals("closed", training.done.get(2));
        assertEquals(Optional.empty(), model.lastTraining().keptProperty().get());
    }

    @Test
    void aTrialIsGivenUpUnasked() {
        complete("20");
        assertEquals(Optional.empty(), model.unsavedTraining());
        model.start();
        assertTrue(model.running().get());
    }

    @Test
    void aTrainingThatIsInNoFileIsAskedAboutBeforeAnotherRunBegins() {
        complete("200");
        assertEquals(
                Optional.of(folder.resolve(
                        "20250304-050607-small-" + runs.workspace.plan().id() + ".checkpoint.safetensors")),
                model.unsavedTraining());
        for (Runnable begin : List.<Runnable>of(model::start, model::startAll)) {
            begin.run();
            assertFalse(model.running().get());
            assertEquals(RunStage.READY, model.stageProperty().get());
            assertEquals(
                    "The completed training of Small is not saved, and will be lost when another run starts: save it first.",
                    model.outputQuestion().textProperty().get());
            assertEquals(
                    "Run without saving",
                    model.outputQuestion().agreementProperty().get());
        }
        model.outputQuestion().agree();
        assertTrue(model.running().get());
    }

    @Test
    void onceItIsSavedNothingIsAsked() {
        complete("200");
        model.start();
        assertFalse(model.outputQuestion().textProperty().get().isEmpty());
        List<Boolean> ended = new ArrayList<>();
        model.saveTraining(model.unsavedTraining().orElseThrow(), ended::add);
        assertEquals(List.of(true), ended);
        assertEquals("", model.outputQuestion().textProperty().get());
        assertEquals(Optional.empty(), model.unsavedTraining());
        model.start();
        assertTrue(model.running().get());
    }

    @Test
    void aFileThatCannotBeWrittenIsToldEachTimeAndTheTrainingIsStillThere() {
        ReplayTraining training = complete("200");
        training.failure = Optional.of("The disk is full.");
        List<String> told = new ArrayList<>();
        model.blocker().whenFailed(failure -> told.add(failure.sentence()));
        List<Boolean> ended = new ArrayList<>();
        model.saveTraining(folder.resolve("a.safetensors"), ended::add);
        model.saveTraining(folder.resolve("a.safetensors"), ended::add);
        assertEquals(List.of(false, false), ended);
        assertEquals(List.of("The disk is full.", "The disk is full."), told);
        assertTrue(model.unsavedTraining().isPresent());
    }

    @Test
    void aResumedTrainingIsWorthAQuestionHoweverShort() {
        runs.form.length().steps().textProperty().set("5");
        model.start();
        runs.runner.latest().advance(2, 0);
        model.stopWithCheckpoint();
        model.showSettings();
        runs.form
                .start()
                .checkpoint()
                .choose(SampleCheckpoints.write(folder.resolve("state.safetensors"), TestRuns.SMALL, 2));
        runs.form.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
        model.start();
        runs.runner.latest().keep(new ReplayTraining());
        runs.runner.complete();
        assertTrue(model.unsavedTraining().isPresent());
    }

    @Test
    void whatHasBeenWrittenIsNotAskedAbout() {
        runs.form.outputs().weights().choose(folder.resolve("weights.safetensors"));
        complete("200");
        assertEquals(Optional.empty(), model.unsavedTraining());
        assertTrue(model.lastTraining().keptProperty().get().isPresent(), "a checkpoint may still be wanted");
    }

    @Test
    void ofAllStrategiesTheLastOneIsKeptAloneSoThatNoRunIsMeasuredNextToCopies() {
        model.startAll();
        for (int i = 1; i < Strategy.values().length; i++) {
            assertFalse(runs.runner.outputs().get(i - 1).keepsEnd());
            runs.runner.complete();
        }
        assertTrue(runs.runner.outputs().get(Strategy.values().length - 1).keepsEnd());
    }

    @Test
    void aStoppedTrainingCanBeResumedUntilItIsDismissed() {
        runs.form.length().steps().textProperty().set("9");
        model.start();
        runs.runner.latest().advance(3, 0);
        model.stopWithCheckpoint();
        model.showSettings();
        runs.workspace.document().edit("batch", spec -> spec.withBatch(4));
        assertEquals(3, rest().afterStep());

        model.start();
        runs.runner.complete();
        assertEquals(3, rest().afterStep(), "another run has come between");
        assertFalse(model.resumption().isOfLastRun());

        model.resume();
        assertEquals(2, runs.runner.latest().settings().spec().batch());
        assertEquals(Optional.empty(), model.resumption().restProperty().get());
        runs.runner.latest().advance(1, 0);
        model.stopWithCheckpoint();
        assertTrue(model.resumption().isOfLastRun());
        model.resumption().dismiss();
        assertEquals(Optional.empty(), model.resumption().restProperty().get());
    }

    @Test
    void aResumptionThatIsRefusedCanBeTriedAgain() {
        runs.form.length().steps().textProperty().set("9");
        model.start();
        runs.runner.latest().advance(3, 0);
        model.stopWithCheckpoint();
        runs.runner.refuse("The checkpoint is on another disk.", false);
        model.resume();
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertEquals(3, rest().afterStep());
    }

    private ReplayTraining complete(String steps) {
        runs.form.length().steps().textProperty().set(steps);
        ReplayTraining training = new ReplayTraining();
        model.start();
        runs.runner.latest().keep(training);
        runs.runner.latest().advance(2, 0);
        runs.runner.latest().end(new RunOutcome.Completed());
        return training;
    }

    private LastTraining.Kept kept() {
        return model.lastTraining().keptProperty().get().orElseThrow();
    }

    private RestOfTraining rest() {
        return model.resumption().restProperty().get().orElseThrow();
    }

    /** Notes what is done with it. */
    private static final class ReplayTraining implements UnsavedTraining {
        private final List<String> done = new ArrayList<>();
        private Optional<String> failure = Optional.empty();

        @Override
        public void saveCheckpoint(Path file) {
            save("checkpoint " + file.getFileName());
        }

        @Override
        public void saveWeights(Path file) {
            save("weights " + file.getFileName());
        }

        @Override
        public void close() {
            done.add("closed");
        }

        private void save(String what) {
            failure.ifPresent(sentence -> {
                throw new WeightsException(Text.verbatim(sentence));
            });
            done.add(what);
        }
    }
}
