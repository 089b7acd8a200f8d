package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.weights.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program while it replaces a large checkpoint, at another place of the write each time. That a kill fell within the
 * write is seen by the temporary file that it leaves. What stands under the checkpoint's name has to be a whole one, the
 * earlier one or the new one, and the next run has to take away what is left. {@code -Ddensescope.kills=40} kills as often.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
@EnabledIfSystemProperty(named = "densescope.kills", matches = "\\d+")
class KilledWritesTest {
    private static final int KILLS = Integer.getInteger("densescope.kills", 0);
    private static final long MAX_SECONDS = 300;

    @TempDir
    private Path folder;

    private KilledProgram program;

    @BeforeEach
    void begin() {
        program = new KilledProgram(folder);
    }

    @Test
    void checkpointsAreReplacedAtomically() throws IOException, InterruptedException {
        long writeNanos = timeOfAWrite();
        Network network = Network.of(
                RunFileReader.read(program.runFiles().get(0)).settings().spec());
        long wholeBytes = Files.size(program.checkpoint());
        int within = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int steps = steps(network);
            kill(kill % 3, writeNanos * (kill + 1) / KILLS);
            within += countWhatIsLeft(wholeBytes);
            program.count("the checkpoint is " + (steps(network) == steps ? "the earlier one" : "a new one"));
        }
        assertTrue(within >= KILLS / 3, within + " of " + KILLS + " kills fell within a write");
        Process last = start(2);
        assertTrue(last.waitFor(MAX_SECONDS, TimeUnit.SECONDS));
        assertEquals(ExitCodes.DONE, last.exitValue(), program.said());
        assertEquals(List.of(), program.found("\\..+"), "taken away by the next run");
        assertEquals(2, steps(network));
        for (Path file : program.runFiles()) {
            RunRecord record = RunFileReader.read(file);
            program.count("run file: " + record.outcome().id());
        }
        program.printCounts();
    }

    /** From the moment that a temporary file is there until it has its name. */
    private long timeOfAWrite() throws IOException, InterruptedException {
        Process process = start(2);
        Path temporary = awaitTemporary(process).orElseThrow(() -> new AssertionError("no write was seen"));
        long begin = System.nanoTime();
        while (Files.exists(temporary)) {
            Thread.sleep(1);
        }
        long nanos = System.nanoTime() - begin;
        assertTrue(process.waitFor(MAX_SECONDS, TimeUnit.SECONDS));
        assertEquals(ExitCodes.DONE, process.exitValue(), program.said());
        System.out.printf(
                "a checkpoint of %,d bytes is written within %d ms%n",
                Files.size(program.checkpoint()), nanos / 1_000_000);
        return nanos;
    }

    /** Kills after some whole writes, in the midst of the next. */
    private void kill(int writesBefore, long afterNanos) throws IOException, InterruptedException {
        List<Path> dead = temporaries();
        Process process = start(1_000_000);
        for (int write = 0; write < writesBefore; write++) {
            Path whole = awaitTemporary(process, dead).orElseThrow(() -> new AssertionError("ended by itself"));
            while (Files.exists(whole)) {
                Thread.sleep(1);
            }
        }
        assertTrue(awaitTemporary(process, dead).isPresent(), "ended by itself");
        TimeUnit.NANOSECONDS.sleep(afterNanos);
        process.destroyForcibly();
        assertTrue(process.waitFor(MAX_SECONDS, TimeUnit.SECONDS));
        program.count("kills");
    }

    /** What the killed process was writing; what others had left is gone by then. 1 if there is something. */
    private int countWhatIsLeft(long wholeBytes) throws IOException {
        List<Path> left = temporaries();
        assertTrue(left.size() <= 1, left.toString());
        if (left.isEmpty()) {
            program.count("between two writes");
            return 0;
        }
        long bytes = Files.size(left.get(0));
        program.count("within a write");
        program.count(bytes < wholeBytes ? "  with a part of the bytes" : "  with all bytes, and without its name");
        return 1;
    }

    private int steps(Network network) {
        try (CheckpointFile file = CheckpointFile.open(program.checkpoint(), network)) {
            return file.steps();
        }
    }

    private Optional<Path> awaitTemporary(Process process) throws IOException, InterruptedException {
        return awaitTemporary(process, List.of());
    }

    private Optional<Path> awaitTemporary(Process process, List<Path> dead) throws IOException, InterruptedException {
        while (process.isAlive()) {
            List<Path> now = new ArrayList<>(temporaries());
            now.removeAll(dead);
            if (!now.isEmpty()) {
                return Optional.of(now.get(0));
            }
            Thread.sleep(1);
        }
        return Optional.empty();
    }

    private List<Path> temporaries() throws IOException {
        return program.found("\\.state\\.safetensors\\..+\\.tmp");
    }

    /** Few layers, and a classifier of millions of weights. */
    private Process start(int steps) throws IOException {
        return program.start(
                "-Xmx1g",
                List.of(
                        "--blocks=1",
                        "--growth=4",
                        "--init=16",
                        "--input=8",
                        "--classes=100000",
                        "--batch=1",
                        "--warmup=0",
                        "--format=json",
                        "--force", // the last goes less far than those that were killed
                        "--steps=" + steps));
    }
}
