package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.cli.machine.Machine;
import dev.densescope.network.Network;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program many times, as often in its start as in training, with a checkpoint after each step, and in its end: every
 * fifth time by SIGTERM. Whatever stands under the name of a run file, a checkpoint or weights has to reopen, and what else is
 * left has to go with the next run. {@code mvn test -Dtest=KillCampaignTest -Ddensescope.kills=100} takes some minutes.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
@EnabledIfSystemProperty(named = "densescope.kills", matches = "\\d+")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
class KillCampaignTest {
    private static final int KILLS = Integer.getInteger("densescope.kills", 0);
    private static final int EACH_TERMINATED = 5;

    @TempDir
    private Path folder;

    private KilledProgram program;

    @BeforeEach
    void begin() {
        program = new KilledProgram(folder);
    }

    /** What the program is at; each part is given as many kills as the others. */
    private enum Part {
        START,
        TRAINING,
        END
    }

    @Test
    void aKilledProgramLeavesAReadableFileOrNone() throws IOException, InterruptedException {
        Map<Part, Long> nanos = timeOfParts();
        for (int kill = 0; kill < KILLS; kill++) {
            Part part = Part.values()[kill % Part.values().length];
            boolean terminated = kill % EACH_TERMINATED == EACH_TERMINATED - 1;
            kill(part, nanos.get(part) * (kill + 1) / KILLS, terminated);
            checkWhatIsLeft();
        }
        Process last = start();
        assertTrue(last.waitFor(300, TimeUnit.SECONDS));
        assertEquals(ExitCodes.DONE, last.exitValue(), program.said());
        assertEquals(List.of(), leftovers(), "taken away by the next run");
        assertReportOpensAll();
        program.printCounts();
    }

    /** Measured on a run that nobody kills. */
    private Map<Part, Long> timeOfParts() throws IOException, InterruptedException {
        Map<Part, Long> nanos = new EnumMap<>(Part.class);
        long before = System.nanoTime();
        Process process = start();
        for (Part part : List.of(Part.TRAINING, Part.END)) {
            await(part, process, 0, FileTime.fromMillis(0));
            nanos.put(part == Part.TRAINING ? Part.START : Part.TRAINING, System.nanoTime() - before);
            before = System.nanoTime();
        }
        assertTrue(process.waitFor(300, TimeUnit.SECONDS));
        assertEquals(ExitCodes.DONE, process.exitValue(), program.said());
        nanos.put(Part.END, System.nanoTime() - before);
        return nanos;
    }

    /** Waits until the program has come so far, or has ended. */
    private void await(Part part, Process process, int runFilesBefore, FileTime weightsBefore)
            throws IOException, InterruptedException {
        while (process.isAlive()
                && switch (part) {
                    case START -> false;
                    case TRAINING -> program.runFiles().size() == runFilesBefore;
                    case END -> weightsTime().equals(weightsBefore);
                }) {
            Thread.sleep(1);
        }
    }

    private FileTime weightsTime() throws IOException {
        return Files.exists(weights()) ? Files.getLastModifiedTime(weights()) : FileTime.fromMillis(0);
    }

    private void kill(Part part, long afterNanos, boolean terminated) throws IOException, InterruptedException {
        List<Path> before = program.runFiles();
        FileTime weightsBefore = weightsTime();
        Process process = start();
        await(part, process, before.size(), weightsBefore);
        TimeUnit.NANOSECONDS.sleep(afterNanos);
        boolean alive = process.isAlive();
        if (terminated) {
            process.destroy();
        } else {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        String where = part + (terminated ? ", SIGTERM" : ", SIGKILL") + (alive ? "" : " after the end");
        program.count(where);
        List<Path> made = new ArrayList<>(program.runFiles());
        made.removeAll(before);
        program.count(where + ", run files: " + made.size());
        for (Path file : made) {
            RunRecord record = RunFileReader.read(file);
            program.count("  outcome " + record.outcome().id()
                    + (record.steps().isEmpty() ? " without steps" : " with steps"));
            assertFalse(
                    record.outcome() instanceof RunOutcome.Failed,
                    record.outcome().sentence());
            if (terminated) {
                assertNotEquals("interrupted", record.outcome().id(), file.toString());
            }
        }
    }

    /** Under their names; what is on the way to a name may be anything. */
    private void checkWhatIsLeft() throws IOException {
        Network network = Network.of(
                RunFileReader.read(program.runFiles().get(0)).settings().spec());
        try (CheckpointFile checkpoint = CheckpointFile.open(program.checkpoint(), network)) {
            assertTrue(checkpoint.steps() > 0);
        }
        WeightsFile.open(weights(), network).close();
        program.count("  leftovers: " + leftovers().size());
    }

    private void assertReportOpensAll() throws IOException {
        for (Path file : program.runFiles()) {
            Path reports = folder.resolve("reports").resolve(file.getFileName().toString());
            CommandRun report =
                    CommandRun.of(Machine.local(), "report", file.toString(), "--format=json", "--out=" + reports);
            assertEquals(ExitCodes.DONE, report.exitCode(), report.err());
        }
        program.count(
                "run files of which a report was written: " + program.runFiles().size());
    }

    private Process start() throws IOException {
        return program.start(
                "-Xmx512m", List.of("--blocks=2,2", "--batch=2", "--steps=200", "--weights-out=" + weights()));
    }

    private Path weights() {
        return program.out().resolve("weights.safetensors");
    }

    /** Logs of SQLite belong to the run file that they are named after, as long as that is there. */
    private List<Path> leftovers() throws IOException {
        return program.found("\\..+|.+\\.(tmp|part)|.+-(wal|shm|journal)").stream()
                .filter(file -> !Files.exists(Path.of(file.toString().replaceFirst("-(wal|shm|journal)$", "")))
                        || file.getFileName().toString().startsWith("."))
                .toList();
    }
}
