package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.weights.CheckpointFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints and weights that cannot be written at one time or another: their folder comes and goes. */
class FailedWritesTest {
    private static final int STEPS = 6;

    @TempDir
    Path home;

    private Path folder;
    private Path checkpoint;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(home.resolve("folder"));
        checkpoint = folder.resolve("checkpoint");
    }

    @Test
    void aFailedCheckpointIsReportedAndRetriedWhileTrainingContinues() throws Exception {
        RunRecord record = run(outputs(1), step -> folderIsThere(step != 2 && step != 3));
        assertEquals(new RunOutcome.Completed(), record.outcome());
        assertEquals(STEPS, record.steps().size());
        assertEquals(
                List.of(
                        "No checkpoint was written at step 2; training continues and tries again at the next one. Checkpoint "
                                + checkpoint + " cannot be written: there is no such file or folder."),
                record.notices().stream().map(Text::toString).toList());
        assertEquals(STEPS, stepsOf(checkpoint));
    }

    @Test
    void aLostLastCheckpointChangesTheOutcome() throws Exception {
        LocalRunner runner = new LocalRunner(new FakeDevices().inStep(step -> folderIsThere(step <= 4)));
        Run run = runner.start(TestRuns.settings(0, STEPS), outputs(2), false);
        RunOutcome.Failed failed =
                assertInstanceOf(RunOutcome.Failed.class, TestRuns.end(run).outcome());
        assertEquals(
                "The run completed. Its results could not be saved. Checkpoint " + checkpoint
                        + " cannot be written: there is no such file or folder. The checkpoint there is of step 4.",
                failed.sentence());
        assertEquals(OptionalInt.of(4), run.checkpointSteps());
        runner.close();
    }

    @Test
    void weightsAreWrittenEvenIfTheCheckpointIsNot() throws Exception {
        Path weights = home.resolve("weights");
        RunOutputs outputs = new RunOutputs(
                Optional.empty(),
                Optional.empty(),
                Optional.of(weights),
                Optional.of(new RunOutputs.Checkpoint(checkpoint, 0)));
        RunRecord record = run(outputs, step -> folderIsThere(false));
        assertInstanceOf(RunOutcome.Failed.class, record.outcome());
        assertTrue(Files.exists(weights));
    }

    @Test
    void lostWeightsChangeTheOutcome() throws Exception {
        Path weights = folder.resolve("weights");
        RunOutputs outputs = new RunOutputs(Optional.empty(), Optional.empty(), Optional.of(weights), Optional.empty());
        RunRecord record = run(outputs, step -> folderIsThere(false));
        assertEquals(
                "The run completed. Its results could not be saved. Weights file " + weights
                        + " cannot be written: there is no such file or folder.",
                record.outcome().sentence());
        assertFalse(Files.exists(weights));
        assertEquals(STEPS, record.steps().size());
    }

    private RunRecord run(RunOutputs outputs, IntConsumer inStep) throws Exception {
        LocalRunner runner = new LocalRunner(new FakeDevices().inStep(inStep));
        RunRecord record = TestRuns.end(runner.start(TestRuns.settings(0, STEPS), outputs, false));
        runner.close();
        return record;
    }

    private RunOutputs outputs(int everySteps) {
        return new RunOutputs(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RunOutputs.Checkpoint(checkpoint, everySteps)));
    }

    private void folderIsThere(boolean wanted) {
        Path away = home.resolve("away");
        try {
            if (wanted && Files.exists(away)) {
                Files.move(away, folder);
            } else if (!wanted && Files.exists(folder)) {
                Files.move(folder, away);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int stepsOf(Path checkpoint) {
        try (CheckpointFile file = CheckpointFile.open(checkpoint, Network.of(TestRuns.DESIGN))) {
            return file.steps();
        }
    }
}
