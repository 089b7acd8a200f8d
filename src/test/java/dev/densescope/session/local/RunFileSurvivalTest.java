package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.measure.StepSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunFileSurvivalTest {
    @TempDir
    Path folder;

    @Test
    void aRunFileOfAKilledProcessReopensWithItsSteps() throws Exception {
        Path file = folder.resolve("run.dscope");
        Process process =
                new ProcessBuilder(java(file)).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            while (line != null && !reaches(line, 20)) {
                line = output.readLine();
            }
            process.destroyForcibly();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        }
        assertTrue(Files.exists(file.resolveSibling("run.dscope-wal")));
        RunRecord record = RunFileReader.read(file);
        int steps = record.steps().size();
        assertTrue(steps >= 2, steps + " steps");
        assertEquals(
                IntStream.rangeClosed(1, steps).boxed().toList(),
                record.steps().stream().map(StepSummary::step).toList());
        assertEquals(new RunOutcome.Interrupted(steps), record.outcome());
        assertEquals(
                record.prediction().reservedBytes(),
                record.measurement().orElseThrow().reservedBytes());
        assertEquals(record.prediction().layers().size(), record.layers().size());
        assertTrue(record.lastTrace().isPresent());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
    void aFullDiskEndsTheRunWithASentenceAndTheStepsInMemory() throws Exception {
        Path file = folder.resolve("run.dscope");
        // no file of this process may grow beyond this many blocks of 1024 bytes, which stands for a full disk
        String command = "ulimit -f 4000; exec \"$@\"";
        List<String> bash = List.of("bash", "-c", command, "bash");
        Process process = new ProcessBuilder(java.util.stream.Stream.concat(bash.stream(), java(file).stream())
                        .toList())
                .redirectErrorStream(true)
                .start();
        List<String> lines;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            lines = output.lines().filter(line -> line.contains(" steps: ")).toList();
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).contains("run.dscope can no longer be written: "), lines.get(0));
        assertFalse(lines.get(0).startsWith("0 steps"), lines.get(0));
    }

    private static boolean reaches(String line, int step) {
        return line.startsWith("step ") && Integer.parseInt(line.substring("step ".length())) >= step;
    }

    private static List<String> java(Path file) throws IOException {
        String executable = ProcessHandle.current().info().command().orElseThrow(() -> new IOException("no command"));
        return List.of(
                executable,
                "-Xmx256m",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessRun.class.getName(),
                file.toString());
    }
}
