package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.ui.run.active.RestOfTraining;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.ui.run.queue.QueuedRun;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes beside its record, and leaves to go on from. */
class RunOutputsTest {
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
    void aFileOfAnotherTrainingIsReplacedOnlyWhenTheUserSaysSo() {
        Path others = folder.resolve("others.safetensors");
        runs.form.outputs().weights().choose(others);
        runs.runner.refuse("File others holds another training.", RunRefusedException.Subject.OUTPUT);
        model.start();
        assertFalse(model.running().get());
        assertEquals(
                "File others holds another training.",
                model.outputQuestion().textProperty().get());
        assertEquals("", model.blocker().reasonProperty().get());

        model.outputQuestion().forget();
        assertEquals("", model.outputQuestion().textProperty().get());
        model.outputQuestion().agree();
        assertFalse(model.running().get());

        model.start();
        model.outputQuestion().agree();
        assertTrue(model.running().get());
        assertEquals("", model.outputQuestion().textProperty().get());
        assertEquals(
                List.of(false, false, true),
                runs.runner.outputs().stream().map(RunOutputs::replaces).toList());
        assertEquals(Optional.of(others), runs.runner.outputs().get(2).weights());
    }

    @Test
    void aQuestionIsForgottenWhenOtherFilesAreChosen() {
        runs.form.outputs().weights().choose(folder.resolve("others.safetensors"));
        runs.runner.refuse("File others holds another training.", RunRefusedException.Subject.OUTPUT);
        model.start();
        assertFalse(model.outputQuestion().textProperty().get().isEmpty());
        runs.form.outputs().weights().choose(folder.resolve("mine.safetensors"));
        assertEquals("", model.outputQuestion().textProperty().get());
        model.outputQuestion().agree();
        assertFalse(model.running().get());
    }

    @Test
    void allStrategiesWaitForTheAnswer() {
        runs.form.outputs().checkpoint().choose(folder.resolve("state.safetensors"));
        runs.runner.refuse("File state holds another training.", RunRefusedException.Subject.OUTPUT);
        model.startAll();
        assertFalse(model.running().get());
        assertTrue(model.queue().runs().stream().allMatch(run -> run.state() == QueuedRun.State.WAITING));
        model.outputQuestion().agree();
        runs.runner.latest().end(new RunOutcome.Failed("It failed."));
        for (int i = 1; i < Strategy.values().length; i++) {
            runs.runner.complete();
        }
        assertEquals(Strategy.values().length, runs.history.runs().size());
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
    void theSameFileIsAskedForAgainAtTheNextRun() {
        Path others = folder.resolve("others.safetensors");
        runs.form.outputs().weights().choose(others);
        runs.runner.refuse("File others holds another training.", RunRefusedException.Subject.OUTPUT);
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
        assertEquals(Strategy.values().length, wrote.size());
        assertEquals(List.of(true, true), wrote.subList(0, 2));
        assertFalse(wrote.subList(2, wrote.size()).contains(true));
        assertTrue(
                runs.runner.outputs().stream().allMatch(files -> files.runFile().isPresent()));
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
    void aCheckpointIsOfferedWhereStopWouldLeaveNothing() {
        assertEquals(Optional.empty(), model.checkpointToOffer());
        model.start();
        runs.runner.latest().advance(2, 0);
        assertEquals(model.checkpointIfStopped(), model.checkpointToOffer());
        assertTrue(model.checkpointToOffer().isPresent());
        model.stop();
        assertEquals(Optional.empty(), model.checkpointToOffer());
        assertEquals(Optional.empty(), model.resumption().restProperty().get());

        runs.form.outputs().checkpoint().choose(folder.resolve("state.safetensors"));
        model.start();
        runs.runner.latest().advance(2, 0);
        assertTrue(model.checkpointIfStopped().isPresent());
        assertEquals(Optional.empty(), model.checkpointToOffer(), "it writes one anyway");
    }

    @Test
    void aResumedRunGoesOnFromTheNewestCheckpointOrSaysThatItGoesBack() throws IOException {
        runs.form.length().steps().textProperty().set("20");
        model.start();
        runs.runner.latest().advance(2, 0);
        Path first = model.checkpointToOffer().orElseThrow();
        model.stopWithCheckpoint();
        assertEquals(2, rest().afterStep());
        Files.createFile(first);
        Files.createFile(folder.resolve("20250304-050607-small-shared.dscope"));

        runs.form.start().checkpoint().choose(first);
        runs.form.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
        model.start();
        runs.runner.latest().advance(3, 0.5);
        model.stop();
        assertEquals(2, rest().afterStep());
        assertEquals(
                "The run was cancelled after step 5. Resume goes back to the checkpoint of step 2: " + first,
                shown().log().ending());

        model.resume();
        runs.runner.latest().advance(4, 0.5);
        Path second = model.checkpointToOffer().orElseThrow();
        assertNotEquals(first, second);
        model.stopWithCheckpoint();
        assertEquals(6, rest().afterStep());
        assertEquals(
                new StartingPoint.Checkpoint(second), rest().run().settings().start());
        assertEquals(
                "Stopped after step 6; checkpoint written to " + second,
                shown().log().ending());
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

    private RestOfTraining rest() {
        return model.resumption().restProperty().get().orElseThrow();
    }

    private RunSnapshot shown() {
        return model.view().snapshotProperty().get().orElseThrow();
    }
}
