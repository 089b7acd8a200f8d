package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.torch.SampleWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights and checkpoints in and out of real training on the processor. */
class ParameterFilesTest {
    private static final Network NETWORK = Network.of(TestRuns.DESIGN);

    private final LocalRunner runner = new LocalRunner(new LocalDevices());

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        runner.close();
    }

    @ParameterizedTest
    @EnumSource
    void aResumedTrainingIsBitIdenticalToAnUninterruptedOne(Strategy strategy) throws Exception {
        RunRecord whole = run(settings(strategy, 1, 5), checkpoint("whole", 0));
        RunRecord first = run(settings(strategy, 1, 2), checkpoint("half", 0));
        RunRecord second = run(
                settings(strategy, 1, 5).startingFrom(new StartingPoint.Checkpoint(file("half"))),
                checkpoint("resumed", 0));
        assertEquals(
                List.of(4, 5, 6), second.steps().stream().map(StepSummary::step).toList());
        assertEquals(2, second.settings().steps());
        assertTrue(second.steps().get(0).warmup());
        List<Float> parts = new java.util.ArrayList<>(losses(first));
        parts.addAll(losses(second));
        assertEquals(losses(whole), parts);
        assertArrayEquals(Files.readAllBytes(file("whole")), Files.readAllBytes(file("resumed")));
    }

    @Test
    void aCheckpointOfOneStrategyIsResumedWithAnother() throws Exception {
        run(settings(Strategy.NAIVE, 0, 4), checkpoint("whole", 0));
        run(settings(Strategy.NAIVE, 0, 2), checkpoint("half", 0));
        run(
                settings(Strategy.IN_PLACE, 0, 4).startingFrom(new StartingPoint.Checkpoint(file("half"))),
                checkpoint("resumed", 0));
        assertArrayEquals(Files.readAllBytes(file("whole")), Files.readAllBytes(file("resumed")));
    }

    @Test
    void checkpointsAreWrittenDuringTraining() throws Exception {
        run(settings(Strategy.SHARED, 0, 4), checkpoint("end", 0));
        runner.start(settings(Strategy.SHARED, 0, 1_000_000), checkpoint("often", 4), false);
        while (!Files.exists(file("often"))) {
            Thread.sleep(2);
        }
        try (CheckpointFile written = CheckpointFile.open(file("often"), NETWORK)) {
            assertEquals(0, written.steps() % 4);
        }
        runner.close();
        assertEquals(List.of(), leftovers());
    }

    @Test
    void aCancelledRunWritesACheckpointThatResumesToTheSameResult() throws Exception {
        run(settings(Strategy.SHARED, 0, 100), checkpoint("whole", 0));
        for (int attempt = 0; attempt < 4; attempt++) {
            String cancelled = "cancelled" + attempt;
            Run run = runner.start(settings(Strategy.SHARED, 0, 100), checkpoint(cancelled, 0), false);
            TestRuns.awaitSteps(run, 3 * attempt + 1);
            run.cancel();
            RunRecord record = TestRuns.end(run);
            assumeTrue(record.outcome() instanceof RunOutcome.Cancelled, "the run was faster than its cancellation");
            try (CheckpointFile written = CheckpointFile.open(file(cancelled), NETWORK)) {
                assertEquals(record.steps().size(), written.steps());
                assertEquals(OptionalInt.of(written.steps()), run.checkpointSteps());
            }
            run(
                    settings(Strategy.SHARED, 0, 100).startingFrom(new StartingPoint.Checkpoint(file(cancelled))),
                    checkpoint("resumed" + attempt, 0));
            assertArrayEquals(Files.readAllBytes(file("whole")), Files.readAllBytes(file("resumed" + attempt)));
        }
    }

    @Test
    void aStoppedRunWritesACheckpointToTheGivenFile() throws Exception {
        run(settings(Strategy.SHARED, 0, 100), checkpoint("whole", 0));
        Run run = runner.start(settings(Strategy.SHARED, 0, 100), RunOutputs.only(Optional.empty()), false);
        TestRuns.awaitSteps(run, 1);
        run.stop(file("stopped"));
        RunRecord record = TestRuns.end(run);
        assumeTrue(record.outcome() instanceof RunOutcome.Cancelled, "the run was faster than its end");
        try (CheckpointFile written = CheckpointFile.open(file("stopped"), NETWORK)) {
            assertEquals(record.steps().size(), written.steps());
            assertEquals(OptionalInt.of(written.steps()), run.checkpointSteps());
        }
        run(
                settings(Strategy.SHARED, 0, 100).startingFrom(new StartingPoint.Checkpoint(file("stopped"))),
                checkpoint("resumed", 0));
        assertArrayEquals(Files.readAllBytes(file("whole")), Files.readAllBytes(file("resumed")));
    }

    @Test
    void aStoppedRunWritesOnlyItsOwnCheckpoint() throws Exception {
        Run run = runner.start(settings(Strategy.SHARED, 0, 1_000_000), checkpoint("own", 0), false);
        TestRuns.awaitSteps(run, 1);
        run.stop(file("other"));
        RunRecord record = TestRuns.end(run);
        assertEquals(OptionalInt.of(record.steps().size()), run.checkpointSteps());
        assertTrue(Files.exists(file("own")));
        assertFalse(Files.exists(file("other")));
    }

    @Test
    void aRunStoppedBeforeItsFirstStepEndsAtOnce() throws Exception {
        Run run = runner.start(settings(Strategy.SHARED, 0, 1_000_000), RunOutputs.only(Optional.empty()), false);
        run.stop(file("stopped"));
        RunRecord record = TestRuns.end(run);
        assertEquals(!record.steps().isEmpty(), Files.exists(file("stopped")));
    }

    @Test
    void aFailedCheckpointOfAStoppedRunIsReported() throws Exception {
        Run run = runner.start(settings(Strategy.SHARED, 0, 1_000_000), RunOutputs.only(Optional.empty()), false);
        TestRuns.awaitSteps(run, 1);
        run.stop(folder.resolve("missing").resolve("stopped"));
        assertInstanceOf(RunOutcome.Failed.class, TestRuns.end(run).outcome());
        assertEquals(OptionalInt.empty(), run.checkpointSteps());
    }

    @Test
    void aCancelledRunKeepsTheCheckpointOfAnotherTraining() throws Exception {
        run(settings(Strategy.SHARED, 0, 30), checkpoint("reached", 0));
        byte[] reached = Files.readAllBytes(file("reached"));
        Run mistaken = runner.start(settings(Strategy.SHARED, 0, 1_000_000), checkpoint("reached", 0), false);
        TestRuns.awaitSteps(mistaken, 1);
        mistaken.cancel();
        assertInstanceOf(RunOutcome.Cancelled.class, TestRuns.end(mistaken).outcome());
        assertArrayEquals(reached, Files.readAllBytes(file("reached")));
        assertEquals(OptionalInt.empty(), mistaken.checkpointSteps());
        Run going = runner.start(
                settings(Strategy.SHARED, 0, 1_000_000).startingFrom(new StartingPoint.Checkpoint(file("reached"))),
                checkpoint("reached", 0),
                false);
        TestRuns.awaitSteps(going, 1);
        going.cancel();
        int steps = TestRuns.end(going).steps().size();
        try (CheckpointFile written = CheckpointFile.open(file("reached"), NETWORK)) {
            assertEquals(30 + steps, written.steps());
        }
    }

    @Test
    void writtenWeightsCanBeLoaded() throws Exception {
        RunRecord first = run(settings(Strategy.SHARED, 0, 2), weights("initial", "trained"));
        RunRecord again = run(
                settings(Strategy.SHARED, 0, 2).startingFrom(new StartingPoint.Weights(file("initial"))),
                weights("initial2", "trained2"));
        assertEquals(losses(first), losses(again));
        assertSameValues(file("initial"), file("initial2"));
        assertSameValues(file("trained"), file("trained2"));
        try (WeightsFile initial = WeightsFile.open(file("initial"), NETWORK);
                WeightsFile trained = WeightsFile.open(file("trained"), NETWORK)) {
            assertArrayEquals(new float[] {0, 0, 0}, initial.of("classifier.bias"));
            assertFalse(java.util.Arrays.equals(initial.of("classifier.bias"), trained.of("classifier.bias")));
            assertFalse(java.util.Arrays.equals(
                    initial.of("features.norm5.running_mean"), trained.of("features.norm5.running_mean")));
        }
    }

    @Test
    void theLayerOfTheFirstNonFiniteValueIsReported() throws Exception {
        for (Strategy strategy : Strategy.values()) {
            RunSettings settings = new RunSettings(
                    TestRuns.DESIGN,
                    Sharing.of(strategy),
                    "cpu",
                    new DataChoice.Synthetic(),
                    0,
                    9,
                    1,
                    2,
                    new TrainingRecipe(1e25, 0.9, 1e-4, true, Augmentation.NONE));
            RunRecord record = TestRuns.end(runner.start(settings, Optional.empty(), false));
            RunOutcome.NotFinite outcome = assertInstanceOf(RunOutcome.NotFinite.class, record.outcome());
            assertEquals(outcome.step(), record.steps().size());
            assertEquals(
                    "The loss of step 2 is NaN, and the first non-finite value appeared in features variance of "
                            + "stem: lower the learning rate or check the data.",
                    outcome.sentence());
        }
    }

    /** Batch statistics overflow in the third step, while its loss is still finite. */
    @Test
    void aTrainingThatDivergedDoesNotReplaceACheckpointThatCanBeResumed() throws Exception {
        RunSettings sound = settings(Strategy.SHARED, 0, 9);
        RunSettings diverging = new RunSettings(
                sound.spec(),
                sound.storage(),
                "cpu",
                sound.data(),
                0,
                9,
                sound.seed(),
                2,
                new TrainingRecipe(31_250, 0.9, 1e-4, true, Augmentation.NONE));
        RunRecord record = TestRuns.end(runner.start(diverging, checkpoint("kept", 1), false));
        RunOutcome.NotFinite outcome = assertInstanceOf(RunOutcome.NotFinite.class, record.outcome());
        assertTrue(Float.isFinite(outcome.loss()));
        assertEquals(
                "The first non-finite value appeared in step 3, in norm2 variance of block1/layer2: lower the "
                        + "learning rate or check the data.",
                outcome.sentence());
        try (CheckpointFile kept = CheckpointFile.open(file("kept"), NETWORK)) {
            assertEquals(2, kept.steps());
        }
        assertEquals(List.of(), leftovers());
    }

    @Test
    void aRunThatDoesNotCompleteWritesNoWeights() throws Exception {
        LocalRunner fake = new LocalRunner(new FakeDevices().lossFrom(2, Float.NaN));
        RunRecord record = TestRuns.end(fake.start(TestRuns.settings(0, 3), weights("initial", "trained"), false));
        assertInstanceOf(RunOutcome.NotFinite.class, record.outcome());
        assertTrue(Files.exists(file("initial")));
        assertFalse(Files.exists(file("trained")));
        fake.close();
    }

    @Test
    void aCheckpointOfAnotherDesignSeedOrLengthIsRefusedWithTheReason() throws Exception {
        RunSettings settings = settings(Strategy.SHARED, 0, 2);
        run(settings, checkpoint("half", 0));
        StartingPoint half = new StartingPoint.Checkpoint(file("half"));
        Network wide = Network.of(TestRuns.DESIGN.withBatch(8).withClasses(4).withName("other name"));
        String other = assertThrows(
                        dev.densescope.weights.tensor.WeightsException.class,
                        () -> CheckpointFile.open(file("half"), wide).close())
                .getMessage();
        assertEquals(
                "Checkpoint %s cannot be used: it belongs to another design: classes is 3 there and 4 here, batch is 4 there and 8 here."
                        .formatted(file("half")),
                other);
        assertEquals(
                "The training of checkpoint %s has already done 2 of 2 steps: raise the steps.".formatted(file("half")),
                refusal(settings.startingFrom(half)));
        RunSettings seeded = new RunSettings(
                        settings.spec(), settings.storage(), "cpu", settings.data(), 0, 4, 7, 2, settings.recipe())
                .startingFrom(half);
        assertEquals(
                "Checkpoint %s cannot be used: its training has seed 1, not 7: set the seed to 1."
                        .formatted(file("half")),
                refusal(seeded));
        run(settings, weights("initial", "trained"));
        assertEquals(
                "Checkpoint %s cannot be used: it is not a checkpoint: start with it as weights, if it contains only weights."
                        .formatted(file("trained")),
                refusal(settings.startingFrom(new StartingPoint.Checkpoint(file("trained")))));
    }

    @Test
    void filesThatCannotBeUsedAreRefusedBeforeTheRun() throws IOException {
        RunSettings settings = settings(Strategy.SHARED, 0, 2);
        assertEquals(
                "Weights file %s cannot be read: there is no such file or folder.".formatted(file("none")),
                refusal(settings.startingFrom(new StartingPoint.Weights(file("none")))));
        Path nowhere = folder.resolve("no").resolve("where");
        RunOutputs outputs = new RunOutputs(Optional.empty(), Optional.empty(), Optional.of(nowhere), Optional.empty());
        assertEquals(
                "File %s cannot be written: its folder does not exist.".formatted(nowhere),
                assertThrows(RunRefusedException.class, () -> runner.start(settings, outputs, false))
                        .getMessage());
        RunOutputs intoFolder =
                new RunOutputs(Optional.empty(), Optional.of(folder), Optional.empty(), Optional.empty());
        assertEquals(
                "File %s cannot be written: it is a folder.".formatted(folder),
                assertThrows(RunRefusedException.class, () -> runner.start(settings, intoFolder, false))
                        .getMessage());
        assertEquals(List.of(), leftovers());
    }

    @Test
    void aPyTorchCheckpointIsTrainedWithANewClassifierFromTheSeed() throws Exception {
        Path file = SampleWeights.write(folder.resolve("chest.pth"), TestRuns.DESIGN.withClasses(14), "module.");
        RunSettings settings = settings(Strategy.SHARED, 0, 2);
        RunRefusedException refused = assertThrows(
                RunRefusedException.class,
                () -> runner.start(settings.startingFrom(new StartingPoint.Weights(file)), Optional.empty(), false));
        assertEquals(RunRefusedException.Subject.CLASSIFIER, refused.subject());
        RunOutputs outputs = weights("begun", "trained").withRunFile(file("run.dscope"));
        Run run = runner.start(settings.startingFrom(new StartingPoint.Weights(file, HeadChoice.NEW)), outputs, false);
        List<Text> told = List.of(
                Text.verbatim(("Weights file %s: prefix module. removed; the classifier initialised anew for %d "
                                + "classes instead of 14.")
                        .formatted(file, TestRuns.DESIGN.classes())));
        assertEquals(told, run.progress().notices(), "before training");
        RunRecord record = TestRuns.end(run);
        assertEquals(new RunOutcome.Completed(), record.outcome());
        assertEquals(told, record.notices());
        RunRecord read = RunFileReader.read(file("run.dscope"));
        assertEquals(told, read.notices());
        assertEquals(
                new StartingPoint.Weights(file, HeadChoice.NEW), read.settings().start());
        run(settings, weights("seed", "other"));
        try (WeightsFile begun = WeightsFile.open(file("begun"), NETWORK);
                WeightsFile seed = WeightsFile.open(file("seed"), NETWORK);
                WeightsFile given = WeightsFile.open(file, Network.of(TestRuns.DESIGN.withClasses(14)))) {
            assertArrayEquals(seed.of("classifier.weight"), begun.of("classifier.weight"));
            assertArrayEquals(given.of("features.conv0.weight"), begun.of("features.conv0.weight"));
            assertArrayEquals(given.of("features.norm5.running_var"), begun.of("features.norm5.running_var"));
        }
    }

    @Test
    void aFileWithoutWeightsIsNotReplaced() throws IOException {
        Path script = Files.writeString(file("train.py"), "print('mine')");
        RunOutputs outputs = checkpoint("train.py", 0);
        assertEquals(
                "File %s cannot be written: it is not a file of weights; choose another name.".formatted(script),
                assertThrows(
                                RunRefusedException.class,
                                () -> runner.start(settings(Strategy.SHARED, 0, 2), outputs, false))
                        .getMessage());
        assertEquals("print('mine')", Files.readString(script));
    }

    private static void assertSameValues(Path expected, Path actual) {
        try (WeightsFile one = WeightsFile.open(expected, NETWORK);
                WeightsFile other = WeightsFile.open(actual, NETWORK)) {
            one.names().forEach(name -> assertArrayEquals(one.of(name), other.of(name), name));
        }
    }

    private String refusal(RunSettings settings) {
        return assertThrows(RunRefusedException.class, () -> runner.start(settings, Optional.empty(), false))
                .getMessage();
    }

    private static RunSettings settings(Strategy strategy, int warmupSteps, int steps) {
        return TestRuns.settings(strategy, "cpu", warmupSteps, steps);
    }

    private RunRecord run(RunSettings settings, RunOutputs outputs) throws Exception {
        RunRecord record = TestRuns.end(runner.start(settings, outputs, false));
        assertEquals(new RunOutcome.Completed(), record.outcome());
        return record;
    }

    private RunOutputs checkpoint(String name, int everySteps) {
        return new RunOutputs(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RunOutputs.Checkpoint(file(name), everySteps)));
    }

    private RunOutputs weights(String initial, String trained) {
        return new RunOutputs(
                Optional.empty(), Optional.of(file(initial)), Optional.of(file(trained)), Optional.empty());
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** Temporary files that should be gone. */
    private List<Path> leftovers() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static List<Float> losses(RunRecord record) {
        return record.steps().stream().map(StepSummary::loss).toList();
    }
}
