package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.InputSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loss and accuracy of epochs that were begun by one run and ended by another; an epoch has 5 steps. */
class ResumedEpochTest {
    private static final int IMAGES = 22;
    private static final int BATCH = 4;
    private static final int RECORD_BYTES = 1 + 3 * 32 * 32;

    private final LocalRunner runner = new LocalRunner(new LocalDevices());

    @TempDir
    Path folder;

    @BeforeEach
    void storeImages() throws IOException {
        Files.write(folder.resolve("data_batch_1.bin"), images(1));
        Files.write(folder.resolve("test_batch.bin"), images(2));
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void anEpochOfSeveralRunsHasTheFiguresOfAnUninterruptedOne() throws Exception {
        List<EpochSummary> whole = withoutTimes(run(settings().forEpochs(3), outputs("whole")));
        run(settings().lasting(0, 7), outputs("first"));
        run(resuming("first").lasting(0, 9), outputs("second"));
        RunRecord last = run(resuming("second").forEpochs(3), outputs("last"));
        assertEquals(whole.subList(1, 3), withoutTimes(last));
        assertEquals(whole.subList(1, 3), withoutTimes(RunFileReader.read(folder.resolve("last.dscope"))));
        assertEquals(List.of(), last.notices());
        assertArrayEquals(Files.readAllBytes(folder.resolve("whole")), Files.readAllBytes(folder.resolve("last")));
    }

    @Test
    void anEpochResumedFromAnOlderCheckpointSaysWhichStepsItIsOf() throws Exception {
        run(settings().lasting(0, 7), outputs("new"));
        String written = Files.readString(folder.resolve("new"), StandardCharsets.ISO_8859_1);
        assertTrue(written.contains("\"epochLossSum\""));
        Files.writeString(
                folder.resolve("old"),
                written.replace("\"epochLossSum\"", "\"otherLossSum\""),
                StandardCharsets.ISO_8859_1);
        run(resuming("old").lasting(0, 8), outputs("later"));
        RunRecord record = run(resuming("later").forEpochs(3), outputs("last"));
        EpochSummary second = record.epochs().get(0);
        assertEquals(List.of(2, 8, 10), List.of(second.epoch(), second.firstStep(), second.step()));
        assertTrue(second.isPartial());
        assertFalse(record.epochs().get(1).isPartial());
        assertEquals(
                List.of(
                        "Training loss and accuracy of epoch 2 are of its steps 8 to 10 only: the checkpoint was written"
                                + " by an older version, which did not record the steps before."),
                record.notices().stream().map(Text::toString).toList());
        RunRecord read = RunFileReader.read(folder.resolve("last.dscope"));
        assertEquals(record.epochs(), read.epochs());
        assertEquals(record.notices(), read.notices());
    }

    @Test
    void inRunFilesOfEarlierVersionsAResumedEpochIsOfTheStepsOfItsRun() throws Exception {
        run(settings().lasting(0, 7), outputs("first"));
        run(resuming("first").forEpochs(3), outputs("last"));
        Path file = folder.resolve("last.dscope");
        try (Connection connection = DriverManager.getConnection(RunFileFormat.address(file));
                Statement sql = connection.createStatement()) {
            sql.execute("ALTER TABLE epochs DROP COLUMN first_step");
            sql.execute("PRAGMA user_version = 7");
        }
        assertEquals(
                List.of(8, 11),
                RunFileReader.read(file).epochs().stream()
                        .map(EpochSummary::firstStep)
                        .toList());
    }

    @Test
    void sumsThatCannotBeOfTheEpochAreNotUsed() throws Exception {
        run(settings().lasting(0, 7), outputs("new"));
        String written = Files.readString(folder.resolve("new"), StandardCharsets.ISO_8859_1);
        String steps = "\"epochSteps\":\"2\"";
        assertTrue(written.contains(steps));
        for (String wrong : List.of("3", "0", "-")) {
            Files.writeString(
                    folder.resolve("wrong"),
                    written.replace(steps, "\"epochSteps\":\"%s\"".formatted(wrong)),
                    StandardCharsets.ISO_8859_1);
            RunRecord record = run(resuming("wrong").forEpochs(2), outputs("last" + wrong));
            assertEquals(8, record.epochs().get(0).firstStep());
        }
    }

    private RunRecord run(RunSettings settings, RunOutputs outputs) throws Exception {
        RunRecord record = TestRuns.end(runner.start(settings, outputs, false));
        assertEquals(new RunOutcome.Completed(), record.outcome());
        return record;
    }

    private RunSettings settings() {
        return new RunSettings(
                TestRuns.DESIGN
                        .withInput(new InputSpec(3, 32, 32))
                        .withClasses(10)
                        .withBatch(BATCH),
                Sharing.of(Strategy.SHARED),
                "cpu",
                new DataChoice.Cifar10(folder),
                0,
                1,
                1,
                2,
                new TrainingRecipe(0.1, 0.9, 1e-4, true, Augmentation.CROP_FLIP, LearningRateSchedule.CONSTANT));
    }

    private RunSettings resuming(String checkpoint) {
        return settings().startingFrom(new StartingPoint.Checkpoint(folder.resolve(checkpoint)));
    }

    /** A checkpoint of this name, and a run file with its extension. */
    private RunOutputs outputs(String name) {
        return new RunOutputs(
                Optional.of(folder.resolve(name + ".dscope")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RunOutputs.Checkpoint(folder.resolve(name), 0)));
    }

    private static List<EpochSummary> withoutTimes(RunRecord record) {
        return record.epochs().stream()
                .map(epoch -> new EpochSummary(
                        epoch.epoch(),
                        epoch.firstStep(),
                        epoch.step(),
                        epoch.trainingLoss(),
                        epoch.trainingAccuracy(),
                        epoch.evaluation()
                                .map(tried -> new EpochSummary.Evaluation(
                                        tried.images(), tried.loss(), tried.accuracy(), 0))))
                .toList();
    }

    private static byte[] images(long seed) {
        byte[] records = new byte[IMAGES * RECORD_BYTES];
        new Random(seed).nextBytes(records);
        for (int image = 0; image < IMAGES; image++) {
            records[image * RECORD_BYTES] = (byte) (image % 10);
        }
        return records;
    }
}
