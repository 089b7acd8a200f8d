package dev.densescope.ui.shell;

import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * By how much the live view slows the run that it shows: pairs of the same run, one with the screen Run in front, one
 * with Design, in turns whose order alternates. Headless by default; with a display, set {@code glass.platform} to gtk.
 */
class OpenWindowBenchmark {
    private static final int PAIRS = Integer.getInteger("bench.rounds", 10);
    private static final int STEPS = Integer.getInteger("bench.steps", 22);

    @TempDir
    private Path folder;

    private final Set<Path> read = new HashSet<>();

    @Test
    void aRunInFrontAndTheSameBehindDesign() throws IOException {
        double[] ratios = new double[PAIRS];
        try (WholeWindow window = new WholeWindow(folder)) {
            window.press("Shortcut+3");
            window.type("#run-steps", Integer.toString(STEPS));
            medianMillis(window, true); // cold code
            System.out.printf("%n| pair | in front, ms | behind, ms | ratio |%n|---|---|---|---|%n");
            for (int pair = 0; pair < PAIRS; pair++) {
                boolean frontFirst = pair % 2 == 0;
                double first = medianMillis(window, frontFirst);
                double second = medianMillis(window, !frontFirst);
                double front = frontFirst ? first : second;
                double behind = frontFirst ? second : first;
                ratios[pair] = front / behind;
                System.out.printf(
                        Locale.ROOT, "| %d | %.1f | %.1f | %.3f |%n", pair + 1, front, behind, ratios[pair]);
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%nin front of behind, ratios of medians: %.3f, least %.3f, largest %.3f%n",
                (ratios[(PAIRS - 1) / 2] + ratios[PAIRS / 2]) / 2,
                ratios[0],
                ratios[PAIRS - 1]);
    }

    private double medianMillis(WholeWindow window, boolean inFront) throws IOException {
        window.press("F5");
        window.press(inFront ? "Shortcut+3" : "Shortcut+1");
        RunRecord run = awaitRun();
        window.press("Shortcut+3");
        return run.medianStepNanos() / 1e6;
    }

    /** The next run that ends. */
    private RunRecord awaitRun() throws IOException {
        while (true) {
            List<Path> files;
            try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
                files = all.filter(file -> file.toString().endsWith(".dscope"))
                        .filter(file -> !read.contains(file))
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
