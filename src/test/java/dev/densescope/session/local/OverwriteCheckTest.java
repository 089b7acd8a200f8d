package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.problem.NextStep;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What another training has left is replaced only when the user says so, whichever file it is. */
class OverwriteCheckTest {
    /** The files that a run may be asked to write. */
    private enum Kind {
        INITIAL_WEIGHTS("weights") {
            @Override
            RunOutputs outputs(Path file) {
                return new RunOutputs(Optional.empty(), Optional.of(file), Optional.empty(), Optional.empty());
            }
        },
        WEIGHTS("weights") {
            @Override
            RunOutputs outputs(Path file) {
                return new RunOutputs(Optional.empty(), Optional.empty(), Optional.of(file), Optional.empty());
            }
        },
        CHECKPOINT("a checkpoint") {
            @Override
            RunOutputs outputs(Path file) {
                return RunOutputs.only(Optional.empty()).withCheckpoint(new RunOutputs.Checkpoint(file, 0));
            }
        };

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        abstract RunOutputs outputs(Path file);
    }

    @TempDir
    private Path folder;

    private final LocalRunner runner = new LocalRunner(new LocalDevices());

    @AfterEach
    void stop() {
        runner.close();
    }

    @ParameterizedTest
    @EnumSource
    void filesOfAnotherTrainingAreReplacedOnlyWithPermission(Kind kind) throws Exception {
        Path file = folder.resolve("kept");
        run(settings(1, 0.1, 3), kind.outputs(file));
        byte[] kept = Files.readAllBytes(file);
        int steps = kind == Kind.INITIAL_WEIGHTS ? 0 : 3;
        RunRefusedException otherSeed = refused(settings(2, 0.1, 3), kind.outputs(file));
        assertEquals(
                "File %s holds %s of another training, %s, after step %d (seed is 1 there and 2 here), written TIME, which this run would replace: choose another file."
                        .formatted(file, kind.words, TestRuns.DESIGN.name(), steps),
                withoutTime(otherSeed));
        assertEquals(Optional.of(NextStep.REPLACE), otherSeed.nextStep());
        assertEquals(
                "learning rate is 0.1 there and 0.05 here",
                inParentheses(refused(settings(1, 0.05, 3), kind.outputs(file))));
        assertEquals(
                "batch is 4 there and 2 here",
                inParentheses(refused(
                        settings(TestRuns.DESIGN.withBatch(2), new StartingPoint.Seed(), 1, 0.1, 3),
                        kind.outputs(file))));
        assertArrayEquals(kept, Files.readAllBytes(file));
        run(settings(2, 0.1, 3), kind.outputs(file).replacing(true));
        assertFalse(java.util.Arrays.equals(kept, Files.readAllBytes(file)));
    }

    @ParameterizedTest
    @EnumSource
    void theSameTrainingWritesItsFilesAgain(Kind kind) throws Exception {
        Path file = folder.resolve("again");
        run(settings(1, 0.1, 2), kind.outputs(file));
        byte[] first = Files.readAllBytes(file);
        run(settings(1, 0.1, 2), kind.outputs(file));
        assertArrayEquals(first, Files.readAllBytes(file));
        run(settings(1, 0.1, 3), kind.outputs(file));
    }

    @ParameterizedTest
    @EnumSource
    void theFileOfARunInProgressIsNotTakenByAnother(Kind kind) throws Exception {
        Path file = folder.resolve("taken");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        try (LocalRunner other = new LocalRunner(new LocalDevices())) {
            Run going = other.start(settings(2, 0.1, 1_000_000), kind.outputs(file), false);
            for (Path same : List.of(file, link)) {
                assertEquals(
                        "File %s is written by another run in progress: choose another file, or wait until that run has ended."
                                .formatted(same),
                        sentence(settings(1, 0.1, 2), kind.outputs(same).replacing(true)));
            }
            // a run that is cancelled before its first step releases its files a little after it has ended for the user
            TestRuns.awaitSteps(going, 1);
            going.cancel();
            TestRuns.end(going);
        }
        run(settings(1, 0.1, 2), kind.outputs(file).replacing(true));
        run(settings(1, 0.1, 2), kind.outputs(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(left -> left.toString().endsWith(".tmp")));
        }
    }

    @Test
    void aRunThatIsRefusedDoesNotKeepItsFiles() throws Exception {
        Path file = folder.resolve("free");
        sentence(
                settings(TestRuns.DESIGN, new StartingPoint.Checkpoint(folder.resolve("none")), 1, 0.1, 3),
                Kind.CHECKPOINT.outputs(file));

        try (LocalRunner other = new LocalRunner(new LocalDevices())) {
            TestRuns.end(other.start(settings(1, 0.1, 2), Kind.CHECKPOINT.outputs(file), false));
        }
        assertTrue(Files.exists(file));
    }

    private String sentence(RunSettings settings, RunOutputs outputs) {
        return assertThrows(RunRefusedException.class, () -> runner.start(settings, outputs, false))
                .getMessage();
    }

    @Test
    void aLaterStepOfTheSameTrainingIsNotReplaced() throws Exception {
        Path file = folder.resolve("far");
        run(settings(1, 0.1, 4), Kind.CHECKPOINT.outputs(file));
        assertEquals(
                "File %s holds a checkpoint of this training after step 4, written TIME, which this run would replace with that of step 3: choose another file."
                        .formatted(file),
                withoutTime(refused(settings(1, 0.1, 3), Kind.CHECKPOINT.outputs(file))));
        assertEquals(
                "File %s holds a checkpoint of this training after step 4, written TIME, which this run would replace: choose another file."
                        .formatted(file),
                withoutTime(refused(settings(1, 0.1, 9), Kind.WEIGHTS.outputs(file))));
    }

    @Test
    void theCheckpointThatARunResumesMayBeReplaced() throws Exception {
        Path file = folder.resolve("resumed");
        run(settings(1, 0.1, 2), Kind.CHECKPOINT.outputs(file));
        StartingPoint resumed = new StartingPoint.Checkpoint(file);
        run(settings(TestRuns.DESIGN, resumed, 1, 0.01, 3), Kind.CHECKPOINT.outputs(file));
        Path other = folder.resolve("other");
        run(settings(2, 0.1, 2), Kind.CHECKPOINT.outputs(other));
        refused(settings(TestRuns.DESIGN, resumed, 1, 0.01, 4), Kind.CHECKPOINT.outputs(other));
    }

    @Test
    void trainingsFromDifferentWeightsDiffer() throws Exception {
        Path weights = folder.resolve("pretrained");
        Path file = folder.resolve("trained");
        run(settings(1, 0.1, 2), Kind.WEIGHTS.outputs(weights));
        run(settings(1, 0.1, 2), Kind.CHECKPOINT.outputs(file));
        assertEquals(
                "start is initial weights from the seed there and weights pretrained here",
                inParentheses(refused(
                        settings(TestRuns.DESIGN, new StartingPoint.Weights(weights), 1, 0.1, 2),
                        Kind.CHECKPOINT.outputs(file))));
    }

    @Test
    void weightsOfAnUnknownTrainingAreKept() throws Exception {
        Path trained = folder.resolve("trained");
        run(settings(1, 0.1, 2), Kind.WEIGHTS.outputs(trained));
        Path file = folder.resolve("unknown");
        byte[] weights = Files.readAllBytes(trained);
        Files.write(
                file,
                new String(weights, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .replaceFirst("\"seed\":", "\"SEED\":")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertEquals(
                "File %s holds weights of an unknown training, written TIME, which this run would replace: choose another file."
                        .formatted(file),
                withoutTime(refused(settings(1, 0.1, 2), Kind.WEIGHTS.outputs(file))));
        Files.write(file, new byte[0]);
        run(settings(1, 0.1, 2), Kind.WEIGHTS.outputs(file));
    }

    private RunRefusedException refused(RunSettings settings, RunOutputs outputs) throws IOException {
        Path record = folder.resolve("refused.dscope");
        RunRefusedException refused = assertThrows(
                RunRefusedException.class, () -> runner.start(settings, outputs.withRunFile(record), false));
        assertEquals(RunRefusedException.Subject.OUTPUT, refused.subject(), refused.getMessage());
        assertFalse(Files.exists(record));
        return refused;
    }

    private static String withoutTime(RunRefusedException refused) {
        return refused.getMessage().replaceFirst("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "TIME");
    }

    private static String inParentheses(RunRefusedException refused) {
        return refused.getMessage().replaceFirst("^.*\\((.*)\\).*$", "$1");
    }

    private void run(RunSettings settings, RunOutputs outputs) throws Exception {
        assertEquals(
                new RunOutcome.Completed(),
                TestRuns.end(runner.start(settings, outputs, false)).outcome());
    }

    private static RunSettings settings(long seed, double learningRate, int steps) {
        return settings(TestRuns.DESIGN, new StartingPoint.Seed(), seed, learningRate, steps);
    }

    private static RunSettings settings(
            dev.densescope.spec.DenseNetSpec design, StartingPoint start, long seed, double learningRate, int steps) {
        return new RunSettings(
                        design,
                        Sharing.of(Strategy.SHARED),
                        "cpu",
                        new DataChoice.Synthetic(),
                        0,
                        steps,
                        seed,
                        2,
                        new TrainingRecipe(learningRate, 0.9, 1e-4, true, Augmentation.NONE))
                .startingFrom(start);
    }
}
