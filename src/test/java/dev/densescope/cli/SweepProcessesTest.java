package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that sweep one folder at once, and are killed at random. */
@Timeout(300)
class SweepProcessesTest {
    private static final int PROCESSES = 3;
    private static final int KILLS = Integer.getInteger("densescope.sweep.kills", 4);
    private static final long SEED = 17;
    /** 64 cells. */
    private static final String[] GRID = {"--depths=34:244:30", "--strategy=all", "--threads=1"};

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();
    /** Each cell with what a file of its own would change. */
    private final Map<Path, String> seen = new HashMap<>();

    @AfterEach
    void nothingIsLeftRunning() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void everyCellIsThereExactlyOnceAndTheTableIsThatOfASingleProcess() throws Exception {
        Path out = folder.resolve("many");
        Random random = new Random(SEED);
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(out));
        }
        int inProgress = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long cellsBefore = see(out);
            while (see(out) < cellsBefore + 3 && processes.stream().anyMatch(Process::isAlive)) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(20));
            int victim = random.nextInt(PROCESSES);
            inProgress += processes.get(victim).isAlive() ? 1 : 0;
            processes.get(victim).destroyForcibly().waitFor();
            processes.set(victim, start(out));
        }
        while (processes.stream().anyMatch(Process::isAlive)) {
            see(out);
            Thread.sleep(1);
        }
        for (Process process : processes) {
            assertTrue(process.waitFor(120, TimeUnit.SECONDS));
            assertEquals(ExitCodes.DONE, process.exitValue(), said());
        }
        assertTrue(inProgress > 0, "the first kill meets a process at work");
        assertEquals(0, runHere(out), "a cell that a killed process had was computed by another, or is now");
        assertEquals(64, see(out));

        Path single = folder.resolve("single");
        runHere(single);
        assertSameTables(out, single);
        assertEquals(List.of(), temporaryFiles(out), "taken away by the processes that came after");
    }

    /** Sweeps what is left in this process. */
    private int runHere(Path out) {
        List<String> arguments = new ArrayList<>(List.of("sweep", "--out=" + out, "--no-progress"));
        arguments.addAll(List.of(GRID));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertTrue(run.out().contains(", 0 failed, 0 being computed by others: "), run.out() + run.err());
        return run.exitCode();
    }

    private void assertSameTables(Path out, Path single) throws IOException {
        CommandRun expected = CommandRun.of("sweep", "--merge=" + single, "--out=" + folder.resolve("r1"), "--quiet");
        assertEquals(ExitCodes.DONE, expected.exitCode(), expected.err());
        assertEquals(expected, CommandRun.of("sweep", "--merge=" + out, "--out=" + folder.resolve("r2"), "--quiet"));
        for (String name : List.of("sweep-report.csv", "sweep-report.json")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("r1").resolve(name)),
                    Files.readAllBytes(folder.resolve("r2").resolve(name)));
        }
    }

    private Process start(Path out) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.densescope.Main",
                "sweep",
                "--out=" + out,
                "--no-progress"));
        command.addAll(List.of(GRID));
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()));
        program.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        program.environment().keySet().removeIf(name -> name.startsWith("SLURM_"));
        return program.start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    /** Checks that no cell has been written again since it was seen first, and returns the number of cells. */
    private long see(Path out) throws IOException {
        List<Path> cells = found(out, "\\d+-depth.*\\.json");
        for (Path cell : cells) {
            BasicFileAttributes file = Files.readAttributes(cell, BasicFileAttributes.class);
            String now = file.fileKey() + " " + file.lastModifiedTime();
            assertEquals(seen.computeIfAbsent(cell, first -> now), now, cell + " is written once");
        }
        return cells.size();
    }

    private static List<Path> temporaryFiles(Path out) throws IOException {
        return found(out, "\\..+");
    }

    private static List<Path> found(Path out, String names) throws IOException {
        if (!Files.exists(out.resolve("cells/000"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(out.resolve("cells/000"))) {
            return files.filter(file -> file.getFileName().toString().matches(names))
                    .toList();
        }
    }
}
