package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
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
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.WeightsFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training for epochs on a few stored images, with an evaluation behind each. */
class EpochsTest {
    private static final int RECORD_BYTES = 1 + 3 * 32 * 32;
    private static final int TRAINING_IMAGES = 11;
    private static final int EVALUATION_IMAGES = 6;
    private static final int BATCH = 4;
    private static final DenseNetSpec DESIGN =
            TestRuns.DESIGN.withInput(new InputSpec(3, 32, 32)).withClasses(10).withBatch(BATCH);

    private final LocalRunner runner = new LocalRunner(new LocalDevices());

    @TempDir
    Path folder;

    @BeforeEach
    void storeImages() throws IOException {
        Files.write(folder.resolve("data_batch_1.bin"), images(TRAINING_IMAGES, 1));
        Files.write(folder.resolve("test_batch.bin"), images(EVALUATION_IMAGES, 2));
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void anEpochSkipsTheIncompleteLastMinibatch() throws Exception {
        Path file = folder.resolve("run.dscope");
        RunRecord record = TestRuns.end(runner.start(epochs(3, LearningRateSchedule.STEP), Optional.of(file), false));
        assertEquals(new RunOutcome.Completed(), record.outcome());
        assertEquals(6, record.steps().size());
        assertEquals(6, record.settings().totalSteps());
        assertEquals(1, record.settings().warmupSteps());
        assertEquals(
                List.of(2, 4, 6),
                record.epochs().stream().map(EpochSummary::step).toList());
        for (EpochSummary epoch : record.epochs()) {
            List<StepSummary> steps = record.steps().subList(epoch.step() - 2, epoch.step());
            assertEquals(
                    steps.stream().mapToDouble(StepSummary::loss).average().orElseThrow(), epoch.trainingLoss(), 1e-9);
            assertEquals(
                    steps.stream().mapToDouble(StepSummary::accuracy).average().orElseThrow(),
                    epoch.trainingAccuracy(),
                    1e-6);
            assertEquals(EVALUATION_IMAGES, epoch.evaluation().orElseThrow().images());
            assertTrue(epoch.evaluation().orElseThrow().loss() > 0);
        }
        RunRecord read = RunFileReader.read(file);
        assertEquals(record.epochs(), read.epochs());
        assertEquals(record.steps(), read.steps());
        assertEquals(record.settings(), read.settings());
    }

    @ParameterizedTest
    @EnumSource
    void everyStrategyGivesTheSameEpochs(Strategy strategy) throws Exception {
        List<EpochSummary> naive = withoutTimes(run(epochs(2, LearningRateSchedule.COSINE)));
        assertEquals(
                naive,
                withoutTimes(run(
                        settings(strategy, 1, 1, LearningRateSchedule.COSINE).forEpochs(2))));
    }

    @Test
    void evaluationDoesNotChangeTraining() throws Exception {
        RunRecord evaluated = run(epochs(2, LearningRateSchedule.CONSTANT));
        RunRecord plain = run(settings(1, 3, LearningRateSchedule.CONSTANT));
        assertEquals(losses(plain), losses(evaluated));
        assertEquals(List.of(), plain.epochs());
        assertEquals(
                plain.measurement().orElseThrow().reservedBytes(),
                evaluated.measurement().orElseThrow().reservedBytes());
    }

    @Test
    void anEpochIsResumedBitForBit() throws Exception {
        run(epochs(3, LearningRateSchedule.CONSTANT), checkpoint("whole"));
        run(settings(1, 2, LearningRateSchedule.CONSTANT), checkpoint("half"));
        RunRecord rest = run(
                epochs(3, LearningRateSchedule.CONSTANT)
                        .startingFrom(new StartingPoint.Checkpoint(folder.resolve("half"))),
                checkpoint("resumed"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("whole")), Files.readAllBytes(folder.resolve("resumed")));
        assertEquals(
                List.of(4, 5, 6), rest.steps().stream().map(StepSummary::step).toList());
        assertEquals(
                List.of(2, 3), rest.epochs().stream().map(EpochSummary::epoch).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aTrainingCancelledAnywhereResumesToTheSameResult(LearningRateSchedule schedule) throws Exception {
        RunSettings settings = epochs(15, schedule);
        run(settings, checkpoint("whole"));
        Run cancelled = runner.start(settings, checkpoint("cancelled"), false);
        while (!Files.exists(folder.resolve("cancelled"))) {
            Thread.sleep(2);
        }
        cancelled.cancel();
        RunOutcome outcome = TestRuns.end(cancelled).outcome();
        assumeTrue(outcome instanceof RunOutcome.Cancelled, "the run was faster than its cancellation");
        run(settings.startingFrom(new StartingPoint.Checkpoint(folder.resolve("cancelled"))), checkpoint("resumed"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("whole")), Files.readAllBytes(folder.resolve("resumed")));
    }

    @Test
    void aTrainingOnAnImageFolderIsResumed() throws Exception {
        writeImages(folder.resolve("images"), 9);
        RunSettings settings = onImages(folder.resolve("images")).lasting(0, 5);
        run(settings, checkpoint("whole"));
        run(settings.lasting(0, 3), checkpoint("half"));
        run(settings.startingFrom(new StartingPoint.Checkpoint(folder.resolve("half"))), checkpoint("resumed"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("whole")), Files.readAllBytes(folder.resolve("resumed")));
    }

    @Test
    void aResumedTrainingKeepsItsHeldOutImages() throws Exception {
        DataChoice.Images all = new DataChoice.Images(folder.resolve("images"));
        writeImages(all.folder(), 12);
        RunSettings settings = onImages(all).lasting(0, 2);
        run(settings, checkpoint("all"));
        run(onImages(all.withHeldOut(0.25)).lasting(0, 2), checkpoint("part"));
        assertEquals(
                "Checkpoint %s cannot be used: its training holds out 0 %% of the training images, not 25 %%: hold out 0 %%."
                        .formatted(folder.resolve("all")),
                refusal(onImages(all.withHeldOut(0.25)), "all"));
        assertEquals(
                "Checkpoint %s cannot be used: its training holds out 25 %% of the training images, not 12.5 %%: hold out 25 %%."
                        .formatted(folder.resolve("part")),
                refusal(onImages(all.withHeldOut(0.125)), "part"));
        run(
                onImages(all.withHeldOut(0.25))
                        .lasting(0, 3)
                        .startingFrom(new StartingPoint.Checkpoint(folder.resolve("part"))),
                checkpoint("resumed"));
    }

    @Test
    void aCheckpointWithoutHeldOutPartIsResumed() throws Exception {
        DataChoice.Images all = new DataChoice.Images(folder.resolve("images"));
        writeImages(all.folder(), 12);
        run(onImages(all).lasting(0, 2), checkpoint("new"));
        String written = Files.readString(folder.resolve("new"), StandardCharsets.ISO_8859_1);
        String said = "\"heldOut\":\"0.0\"";
        assertTrue(written.contains(said));
        Files.writeString(
                folder.resolve("old"), written.replace(said, "\"unknown\":\"0.0\""), StandardCharsets.ISO_8859_1);
        run(
                onImages(all).lasting(0, 3).startingFrom(new StartingPoint.Checkpoint(folder.resolve("old"))),
                checkpoint("resumed"));
        for (String wrong : List.of("1.0", "NaN", "-.1", "abc")) {
            Files.writeString(
                    folder.resolve("wrong"),
                    written.replace(said, "\"heldOut\":\"%s\"".formatted(wrong)),
                    StandardCharsets.ISO_8859_1);
            assertTrue(refusal(onImages(all), "wrong").contains("its held-out part is not"), wrong);
        }
    }

    private String refusal(RunSettings settings, String checkpoint) {
        RunSettings resumed =
                settings.lasting(0, 3).startingFrom(new StartingPoint.Checkpoint(folder.resolve(checkpoint)));
        return assertThrows(RunRefusedException.class, () -> runner.start(resumed, Optional.empty(), false))
                .getMessage();
    }

    @Test
    void missingEvaluationImagesDoNotLoseTheTraining() throws Exception {
        Path images = folder.resolve("images");
        writeImages(images.resolve("train"), 48);
        writeImages(images.resolve("val"), 3);
        RunOutputs outputs = new RunOutputs(
                Optional.empty(),
                Optional.empty(),
                Optional.of(folder.resolve("weights")),
                checkpoint("state").checkpoint());
        Run run = runner.start(onImages(images).forEpochs(1), outputs, false);
        deleteAll(images.resolve("val"));
        RunRecord record = TestRuns.end(run);
        assertInstanceOf(RunOutcome.Failed.class, record.outcome());
        assertEquals(12, record.steps().size());
        assertEquals(12, stepsOf("state"));
        WeightsFile.open(folder.resolve("weights"), Network.of(DESIGN.withClasses(3)))
                .close();
    }

    /** Its evaluation may be cut short, but the epoch itself is told: a run that is resumed does not do it again. */
    @Test
    void anEpochStoppedDuringEvaluationIsRecorded() throws Exception {
        Path images = folder.resolve("images");
        writeImages(images.resolve("train"), 48);
        writeImages(images.resolve("val"), 300);
        Run run = runner.start(onImages(images).forEpochs(1_000), checkpoint("state"), false);
        TestRuns.awaitEvaluation(run);
        run.cancel();
        RunRecord record = TestRuns.end(run);
        assertInstanceOf(RunOutcome.Cancelled.class, record.outcome());
        assertEquals(record.steps().size() / 12, record.epochs().size());
        assertEquals(record.steps().size(), stepsOf("state"));
    }

    @Test
    void aResumedRunCompletesAnInterruptedEvaluation() throws Exception {
        Path images = folder.resolve("images");
        writeImages(images.resolve("train"), 48);
        writeImages(images.resolve("val"), 300);
        Path file = folder.resolve("run.dscope");
        Run stopped = runner.start(onImages(images).forEpochs(3), checkpoint("state"), false);
        TestRuns.awaitEvaluation(stopped);
        stopped.cancel();
        EpochSummary unevaluated = TestRuns.end(stopped).epochs().get(0);
        assertEquals(Optional.empty(), unevaluated.evaluation());

        StartingPoint checkpoint = new StartingPoint.Checkpoint(folder.resolve("state"));
        RunRecord resumed = TestRuns.end(
                runner.start(onImages(images).forEpochs(3).startingFrom(checkpoint), Optional.of(file), false));
        RunRecord uninterrupted = run(onImages(images).forEpochs(3));

        assertEquals(withoutTimes(uninterrupted), withoutTimes(resumed));
        assertEquals(resumed.epochs(), RunFileReader.read(file).epochs());
    }

    @Test
    void aResumedRunCompletesTheLastEvaluationWithoutAStep() throws Exception {
        Path images = folder.resolve("images");
        writeImages(images.resolve("train"), 48);
        writeImages(images.resolve("val"), 300);
        Path file = folder.resolve("run.dscope");
        RunSettings settings = onImages(images).forEpochs(1);
        Run stopped = runner.start(settings, checkpoint("state"), false);
        TestRuns.awaitEvaluation(stopped);
        stopped.cancel();
        TestRuns.end(stopped);

        RunSettings rest = settings.startingFrom(new StartingPoint.Checkpoint(folder.resolve("state")));
        RunRecord resumed = TestRuns.end(runner.start(rest, checkpoint("state").withRunFile(file), false));

        assertEquals(new RunOutcome.Completed(), resumed.outcome());
        assertEquals(List.of(), resumed.steps());
        assertEquals(withoutTimes(run(settings)), withoutTimes(resumed));
        assertEquals(resumed, RunFileReader.read(file));
        assertTrue(assertThrows(RunRefusedException.class, () -> run(rest))
                .getMessage()
                .contains("has already done 12 of 12 steps"));
    }

    @Test
    void aCompleteEvaluationIsNotRepeated() throws Exception {
        runner.start(epochs(1, LearningRateSchedule.CONSTANT), checkpoint("state"), false)
                .ended()
                .join();

        StartingPoint checkpoint = new StartingPoint.Checkpoint(folder.resolve("state"));
        RunRecord resumed = run(epochs(2, LearningRateSchedule.CONSTANT).startingFrom(checkpoint));

        assertEquals(
                List.of(2), resumed.epochs().stream().map(EpochSummary::epoch).toList());
    }

    @Test
    void trainingImagesThatVanishLeaveACheckpointOfTheLastStep() throws Exception {
        Path images = folder.resolve("images");
        writeImages(images, 48);
        Run run = runner.start(onImages(images).lasting(0, 1_000_000), checkpoint("state"), false);
        TestRuns.awaitSteps(run, 1);
        deleteAll(images);
        RunRecord record = TestRuns.end(run);
        assertInstanceOf(RunOutcome.Failed.class, record.outcome());
        assertEquals(record.steps().size(), stepsOf("state"));
    }

    private int stepsOf(String checkpoint) {
        try (CheckpointFile file = CheckpointFile.open(folder.resolve(checkpoint), Network.of(DESIGN.withClasses(3)))) {
            return file.steps();
        }
    }

    private static RunSettings onImages(Path images) {
        return onImages(new DataChoice.Images(images));
    }

    private static RunSettings onImages(DataChoice images) {
        return new RunSettings(
                DESIGN.withClasses(3),
                Sharing.of(Strategy.SHARED),
                "cpu",
                images,
                0,
                1,
                1,
                2,
                new TrainingRecipe(0.1, 0.9, 1e-4, true, Augmentation.CROP_FLIP));
    }

    /** So many in three classes. */
    private static void writeImages(Path root, int count) throws IOException {
        for (int image = 0; image < count; image++) {
            BufferedImage picture = new BufferedImage(40, 36, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < 40 * 36; pixel++) {
                picture.setRGB(pixel % 40, pixel / 40, pixel * 7919 * (image + 1));
            }
            Path classFolder = Files.createDirectories(root.resolve("class" + image % 3));
            ImageIO.write(picture, "png", classFolder.resolve(image + ".png").toFile());
        }
    }

    private static void deleteAll(Path images) throws IOException {
        try (Stream<Path> files = Files.walk(images)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void tooManyEpochsAreRefused() {
        assertEquals(
                "2147483647 epochs of 2 steps are more than 2147483646 steps: reduce the epochs.",
                assertThrows(
                                RunRefusedException.class,
                                () -> runner.start(
                                        epochs(Integer.MAX_VALUE, LearningRateSchedule.STEP), Optional.empty(), false))
                        .getMessage());
    }

    private RunSettings epochs(int epochs, LearningRateSchedule schedule) {
        return settings(1, 1, schedule).forEpochs(epochs);
    }

    private RunSettings settings(int warmupSteps, int steps, LearningRateSchedule schedule) {
        return settings(Strategy.NAIVE, warmupSteps, steps, schedule);
    }

    private RunSettings settings(Strategy strategy, int warmupSteps, int steps, LearningRateSchedule schedule) {
        return new RunSettings(
                DESIGN,
                Sharing.of(strategy),
                "cpu",
                new DataChoice.Cifar10(folder),
                warmupSteps,
                steps,
                1,
                2,
                new TrainingRecipe(0.1, 0.9, 1e-4, true, Augmentation.CROP_FLIP, schedule));
    }

    private RunRecord run(RunSettings settings) throws Exception {
        return run(settings, RunOutputs.only(Optional.empty()));
    }

    private RunRecord run(RunSettings settings, RunOutputs outputs) throws Exception {
        RunRecord record = TestRuns.end(runner.start(settings, outputs, false));
        assertEquals(new RunOutcome.Completed(), record.outcome());
        return record;
    }

    private RunOutputs checkpoint(String name) {
        return new RunOutputs(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RunOutputs.Checkpoint(folder.resolve(name), 0)));
    }

    private static List<Float> losses(RunRecord record) {
        return record.steps().stream().map(StepSummary::loss).toList();
    }

    private static List<EpochSummary> withoutTimes(RunRecord record) {
        return record.epochs().stream()
                .map(epoch -> new EpochSummary(
                        epoch.epoch(),
                        epoch.step(),
                        epoch.trainingLoss(),
                        epoch.trainingAccuracy(),
                        epoch.evaluation()
                                .map(tried -> new EpochSummary.Evaluation(
                                        tried.images(), tried.loss(), tried.accuracy(), 0))))
                .toList();
    }

    private static byte[] images(int count, long seed) {
        byte[] records = new byte[count * RECORD_BYTES];
        new Random(seed).nextBytes(records);
        for (int image = 0; image < count; image++) {
            records[image * RECORD_BYTES] = (byte) (image % 10);
        }
        return records;
    }
}
