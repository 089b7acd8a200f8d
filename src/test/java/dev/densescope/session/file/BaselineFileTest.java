package dev.densescope.session.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.DataChoice;
import dev.densescope.framework.Framework;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.file.table.BaselineHeader;
import dev.densescope.session.file.table.Sql;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

class BaselineFileTest {
    private static final RunSettings SETTINGS = new RunSettings(
            new DenseNetSpec(
                    "tiny", InputSpec.square(8), Stem.CIFAR, 8, List.of(new DenseBlockSpec(2, 4, 2)), 0.5, 0, 3, 4),
            Strategies.baseline(),
            "cpu",
            new DataChoice.Synthetic(),
            1,
            2,
            7,
            2,
            TrainingRecipe.DEFAULT);

    @TempDir
    private Path folder;

    static Stream<RunOutcome> outcomes() {
        return Stream.of(
                new RunOutcome.Completed(),
                new RunOutcome.Cancelled(3),
                new RunOutcome.OutOfMemory(0, "Deeplearning4j ran out of memory."),
                new RunOutcome.NotFinite(3, Float.NaN, Optional.empty()),
                new RunOutcome.Failed("Its process ended with exit code 134."));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void aBaselineIsReadAsItWasWritten(RunOutcome outcome) {
        BaselineRecord written = record(outcome);
        assertEquals(written, RunFileReader.readAny(write(written)));
    }

    @Test
    void withoutAnEndItIsInProgressWhileItIsWrittenAndWasInterruptedAfterwards() {
        Path file = folder.resolve("dl4j.dscope");
        BaselineRecord record = record(new RunOutcome.Completed());
        try (BaselineFile open = BaselineFile.create(file, header(record))) {
            open.stepFinished(record.steps().get(0));
            open.stepFinished(record.steps().get(1));
            assertEquals(
                    new RunOutcome.InProgress(2), RunFileReader.readAny(file).outcome());
            assertEquals("in-progress", RunFileReader.summary(file).outcome());
        }
        assertEquals(new RunOutcome.Interrupted(2), RunFileReader.readAny(file).outcome());
    }

    @Test
    void figuresAreThoseOfMeasuredSteps() {
        BaselineRecord record = record(new RunOutcome.Completed());
        assertEquals(250, record.medianStepNanos());
        assertEquals(9_000, record.livePeakBytes());
        assertEquals("Deeplearning4j", record.label());
        assertEquals(4 * 1e9 / 250, record.imagesPerSecond());
    }

    @Test
    void itIsNotReadAsARunOfThisProgram() {
        Path file = write(record(new RunOutcome.Completed()));
        RunFileException refused = assertThrows(RunFileException.class, () -> RunFileReader.read(file));
        assertEquals(
                "Run file %s is a baseline of Deeplearning4j, which is shown next to runs of DenseScope: choose a run as well."
                        .formatted(file),
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE baseline SET framework = 'keras'",
                "UPDATE baseline SET process_peak_bytes = -1",
                "INSERT INTO baseline SELECT * FROM baseline",
                "UPDATE baseline_steps SET nanos = -1 WHERE step = 2",
                "UPDATE baseline_steps SET live_peak_bytes = 'many' WHERE step = 2",
                "UPDATE baseline_steps SET nanos = 9000000000000000000",
                "UPDATE baseline_steps SET warmup = 1",
                "DELETE FROM baseline_steps WHERE step = 2",
                "DELETE FROM baseline_steps",
                "INSERT INTO baseline_steps VALUES (4, 0, 1.0, 1, 1, 1)",
                "UPDATE run SET outcome = 'lost'",
                "UPDATE run SET outcome = 'cancelled', outcome_step = 1",
                "UPDATE run SET outcome = 'not-finite', outcome_step = 3",
                "UPDATE design SET json = '{}'"
            })
    void inconsistentFilesAreRefusedInASentence(String change) throws Exception {
        Path file = write(record(new RunOutcome.Completed()));
        try (SQLiteConnection connection = JDBC.createConnection("jdbc:sqlite:" + file, new java.util.Properties())) {
            new Sql(connection).execute(change);
        }
        RunFileException refused = assertThrows(RunFileException.class, () -> RunFileReader.readAny(file));
        assertTrue(refused.getMessage().startsWith("Run file " + file + " is damaged and cannot be read: "));
    }

    @Test
    void damagedBytesAreReadOrRefused() throws Exception {
        byte[] sound = Files.readAllBytes(write(record(new RunOutcome.Completed())));
        Random random = new Random(5);
        Path file = folder.resolve("damaged.dscope");
        for (int i = 0; i < 200; i++) {
            byte[] damaged = sound.clone();
            for (int k = random.nextInt(8); k >= 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            try {
                RunFileReader.readAny(file);
            } catch (RunFileException refused) {
                assertTrue(refused.getMessage().endsWith("."));
            }
        }
    }

    private Path write(BaselineRecord record) {
        Path file = folder.resolve("baseline.dscope");
        try (BaselineFile open = BaselineFile.create(file, header(record))) {
            record.steps().forEach(open::stepFinished);
            open.finish(record);
        }
        return file;
    }

    private static BaselineHeader header(BaselineRecord record) {
        return new BaselineHeader(
                record.startedAt(), record.framework(), record.library(), record.settings(), record.environment());
    }

    private static BaselineRecord record(RunOutcome outcome) {
        float lastLoss = outcome instanceof RunOutcome.NotFinite ? Float.NaN : 2.25f;
        List<BaselineStep> steps = new ArrayList<>();
        steps.add(new BaselineStep(1, true, 2.5f, 1000, 9_000, 20_000));
        steps.add(new BaselineStep(2, false, 2.375f, 200, 8_000, 21_000));
        steps.add(new BaselineStep(3, false, lastLoss, 300, 8_500, 22_000));
        return new BaselineRecord(
                Instant.parse("2026-11-30T12:00:00Z"),
                Framework.DEEPLEARNING4J,
                "Deeplearning4j 1.0.0-M2.1",
                SETTINGS,
                new EnvironmentInfo("DenseScope 1", "Linux", "some processor", 2, 1L << 34, "some Java"),
                steps,
                23_000,
                outcome,
                List.of(Text.verbatim("Dropout differs.")));
    }
}
