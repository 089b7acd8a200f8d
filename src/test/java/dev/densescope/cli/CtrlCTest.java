package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, ended by the signal that Ctrl-C sends. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill -INT")
@Timeout(120)
class CtrlCTest {
    private static final long SIGINT_BIT = 1 << (2 - 1);

    @TempDir
    private Path folder;

    private Optional<Process> started = Optional.empty();

    /** A job that a shell put into the background ignores the signal, and so do all that it starts: it would never arrive. */
    @BeforeEach
    void theSignalArrives() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean isIgnored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
        assumeFalse(isIgnored, "the signal of Ctrl-C is ignored by this process and all that it starts");
    }

    @AfterEach
    void nothingIsLeftRunning() {
        started.ifPresent(Process::destroyForcibly);
    }

    @Test
    void theRunFileIsCompleteAndAPartialReportIsWritten() throws IOException, InterruptedException {
        Path runFile = folder.resolve("out/shared.dscope");
        Process program = start("--rounds=1");
        awaitFirstStep(runFile, program);

        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();

        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals(ExitCodes.INTERRUPTED, program.exitValue(), Files.readString(folder.resolve("err")));
        RunRecord run = RunFileReader.read(runFile);
        assertEquals(RunOutcome.Cancelled.class, run.outcome().getClass());
        assertFalse(Files.exists(folder.resolve("out/shared.dscope-wal")));
        assertFalse(Files.exists(folder.resolve("out/naive.dscope")));
        JsonNode report = new ObjectMapper().readTree(Files.readString(folder.resolve("out/report.json")));
        assertEquals("cancelled", report.at("/runs/0/outcome").textValue());
        assertEquals(1, report.get("runs").size());
        assertTrue(Files.readString(folder.resolve("table")).contains("cancelled"));
    }

    @Test
    void beforeTheFirstRunItLeavesNoEmptyFolder() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process program = start();
        while (!Files.exists(out)) {
            assertTrue(program.isAlive(), Files.readString(folder.resolve("err")));
            Thread.sleep(1);
        }

        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();

        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals(ExitCodes.INTERRUPTED, program.exitValue(), Files.readString(folder.resolve("err")));
        assertEquals(Files.exists(out), Files.exists(out.resolve("report.json")));
    }

    @Test
    void aCheckpointThatFailsOnInterruptionIsReportedAndLogged() throws IOException, InterruptedException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Path runFile = folder.resolve("out/shared.dscope");
        Process program = start("--checkpoint-out=" + kept.resolve("state.safetensors"));
        awaitFirstStep(runFile, program);
        Files.move(kept, folder.resolve("away"));

        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();

        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        String err = Files.readString(folder.resolve("err"));
        assertEquals(ExitCodes.INTERRUPTED, program.exitValue(), err);
        RunRecord run = RunFileReader.read(runFile);
        RunOutcome.Failed outcome = assertInstanceOf(RunOutcome.Failed.class, run.outcome());
        String reason = "Its results could not be saved. Checkpoint " + kept.resolve("state.safetensors")
                + " cannot be written: there is no such file or folder.";
        assertTrue(outcome.sentence().endsWith(reason), outcome.sentence());
        String told = err + Files.readString(folder.resolve("table"));
        assertTrue(told.contains(reason), told);
        assertFalse(Files.exists(folder.resolve("out/shared.dscope-wal")));
        String log = Files.readString(folder.resolve("data/densescope/logs/densescope.log"));
        assertTrue(log.contains("state.safetensors cannot be written") && log.contains("NoSuchFileException"), log);
    }

    @Test
    void anExportStopsAndLeavesNoFile() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process program =
                startCommand("export", "--preset=densenet-201", "--format=safetensors,onnx,pytorch", "--out=" + out);
        while (!isWriting(out)) {
            assertTrue(program.isAlive(), Files.readString(folder.resolve("err")));
            Thread.sleep(1);
        }

        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();

        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals(ExitCodes.INTERRUPTED, program.exitValue(), Files.readString(folder.resolve("err")));
        assertFalse(Files.exists(out));
        assertEquals("", Files.readString(folder.resolve("table")));
        assertEquals("", Files.readString(folder.resolve("err")));
    }

    @Test
    void aSweepAbandonsItsCellAndKeepsTheOthers() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process program = startCommand(
                "sweep",
                "--measure",
                "--depths=10",
                "--growth=4",
                "--batch=2",
                "--steps=1000000",
                "--strategy=shared",
                "--device=cpu",
                "--out=" + out);
        Path err = folder.resolve("err");
        while (!Files.readString(err).contains(", step ")) {
            assertTrue(program.isAlive(), Files.readString(err));
            Thread.sleep(20);
        }

        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();

        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals(ExitCodes.INTERRUPTED, program.exitValue(), Files.readString(err));
        assertEquals(
                "0 cells computed, 0 complete before, 0 failed, 0 being computed by others: " + out,
                Files.readString(folder.resolve("table")).strip());
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of(out.resolve("claims"), out.resolve("sweep.json")),
                    files.sorted().toList());
        }
    }

    private static boolean isWriting(Path out) throws IOException {
        if (!Files.exists(out)) {
            return false;
        }
        try (Stream<Path> files = Files.list(out)) {
            return files.anyMatch(file -> file.toFile().length() > 0);
        }
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "profile",
                "--blocks=2,2",
                "--batch=2",
                "--steps=1000000",
                "--strategy=shared,naive",
                "--format=json",
                "--out=" + folder.resolve("out")));
        command.addAll(List.of(options));
        return startCommand(command.toArray(String[]::new));
    }

    private Process startCommand(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.densescope.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("table").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        Process program = builder.start();
        started = Optional.of(program);
        return program;
    }

    private void awaitFirstStep(Path runFile, Process program) throws IOException, InterruptedException {
        while (!hasSteps(runFile)) {
            assertTrue(program.isAlive(), Files.readString(folder.resolve("err")));
            Thread.sleep(200);
        }
    }

    private static boolean hasSteps(Path runFile) {
        try {
            return !RunFileReader.read(runFile).steps().isEmpty();
        } catch (RunFileException notYet) {
            return false;
        }
    }
}
