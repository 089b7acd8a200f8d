package dev.densescope.ui.shell;

import dev.densescope.compare.time.TimeComparison;
import dev.densescope.compare.time.TurnTimes;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * By how much the live view slows the run that it shows: pairs of the same short run, one with the screen Run in front,
 * one with Design, in turns whose order alternates, so that a machine whose speed changes does not count. The first
 * pairs, in which the JVM compiles the charts, are only printed. Headless by default; with a display, set
 * {@code glass.platform} to gtk.
 */
class OpenWindowBenchmark {
    private static final int PAIRS = Integer.getInteger("bench.rounds", 20);
    private static final int COLD_PAIRS = 4;
    private static final int STEPS = Integer.getInteger("bench.steps", 10);

    @TempDir
    private Path folder;

    private final Set<Path> read = new HashSet<>();

    @Test
    void aRunInFrontAndTheSameBehindDesign() throws IOException {
        SortedMap<Integer, Long> front = new TreeMap<>();
        SortedMap<Integer, Long> behind = new TreeMap<>();
        try (WholeWindow window = new WholeWindow(folder)) {
            window.press("Shortcut+3");
            window.type("#run-steps", Integer.toString(STEPS));
            System.out.printf("%n| pair | in front, ms | behind, ms | ratio |%n|---|---|---|---|%n");
            for (int pair = 1 - COLD_PAIRS; pair <= PAIRS; pair++) {
                boolean frontFirst = pair % 2 != 0;
                long first = medianNanos(window, frontFirst);
                long second = medianNanos(window, !frontFirst);
                front.put(pair, frontFirst ? first : second);
                behind.put(pair, frontFirst ? second : first);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.1f | %.1f | %.3f |%n",
                        pair < 1 ? "cold" : Integer.toString(pair),
                        front.get(pair) / 1e6,
                        behind.get(pair) / 1e6,
                        (double) front.get(pair) / behind.get(pair));
            }
        }
        TimeComparison ratio = TimeComparison.ofTurns(
                        Optional.of(new TurnTimes("warm", behind.tailMap(1))),
                        Optional.of(new TurnTimes("warm", front.tailMap(1))))
                .orElseThrow();
        System.out.printf("%nin front of behind, of the medians of each pair: %s%n", ratio);
    }

    private long medianNanos(WholeWindow window, boolean inFront) throws IOException {
        window.press("F5");
        window.press(inFront ? "Shortcut+3" : "Shortcut+1");
        RunRecord run = awaitRun();
        window.press("Shortcut+3");
        return run.medianStepNanos();
    }

    /** The next run that ends. */
    private RunRecord awaitRun() throws IOException {
        while (true) {
            List<Path> files;
            try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
                files = all.filter(file -> file.toString().endsWith(".dscope"))
                        .filter(file -> !read.contains(file) && !Files.exists(Path.of(file + "-wal"))) // SQLite writes no more
                        .sorted(Comparator.naturalOrder())
                        .toList();
            }
            for (Path file : files) {
                try {
                    RunRecord run = RunFileReader.read(file);
                    if (run.outcome() instanceof RunOutcome.Completed) {
                        read.add(file);
                        return run;
                    }
                } catch (RuntimeException beingWritten) {
                    continue;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
