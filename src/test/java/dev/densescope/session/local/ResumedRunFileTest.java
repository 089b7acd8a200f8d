package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of a resumed training are counted in one way: while it runs, in its record, and in its file. */
class ResumedRunFileTest {
    private static final StepCount AT_END = new StepCount(3, 4, 7);

    @TempDir
    private Path folder;

    private final LocalRunner runner = new LocalRunner(new LocalDevices());
    private Path file;
    private Run resumed;

    @BeforeEach
    void goOn() throws Exception {
        Path checkpoint = folder.resolve("checkpoint");
        file = folder.resolve("run.dscope");
        RunOutputs outputs = RunOutputs.only(Optional.empty());
        TestRuns.end(runner.start(
                TestRuns.settings(1, 2), outputs.withCheckpoint(new RunOutputs.Checkpoint(checkpoint, 0)), false));
        RunSettings settings = TestRuns.settings(1, 6).startingFrom(new StartingPoint.Checkpoint(checkpoint));
        resumed = runner.start(settings, outputs.withRunFile(file), false);
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void stepsOfEarlierRunsAreKnownFromTheStart() throws Exception {
        assertEquals(new StepCount(3, 0, 7), StepCount.of(resumed.settings(), 0));
        RunRecord record = TestRuns.end(resumed);
        assertEquals(new RunOutcome.Completed(), record.outcome());
        assertEquals(AT_END, StepCount.of(record));
        assertEquals(AT_END, StepCount.of(RunFileReader.read(file)));
        assertEquals("7 of 7 steps, 4 of them in this run", AT_END.text());
    }

    @Test
    void theOriginOfAResumedTrainingIsRecorded() throws Exception {
        RunRecord record = TestRuns.end(resumed);
        assertEquals(
                Optional.of("initial weights from the seed"),
                record.settings().start().origin());
        assertEquals(record.settings(), RunFileReader.read(file).settings());
    }

    @Test
    void inFilesOfEarlierVersionsTheFirstStepGivesThem() throws Exception {
        TestRuns.end(resumed);
        change("ALTER TABLE run DROP COLUMN steps_before", "PRAGMA user_version = 5");
        assertEquals(AT_END, StepCount.of(RunFileReader.read(file)));
    }

    @Test
    void stepsThatAreNotConsecutiveAreDamage() throws Exception {
        TestRuns.end(resumed);
        change("UPDATE run SET steps_before = 2");
        RunFileException damaged = assertThrows(RunFileException.class, () -> RunFileReader.read(file));
        assertTrue(damaged.getMessage().contains("step 4 does not follow the one before"), damaged.getMessage());
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(RunFileFormat.address(file));
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }
}
