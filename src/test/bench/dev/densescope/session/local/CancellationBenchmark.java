package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.DataChoice;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunProgress;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.Presets;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Milliseconds from the cancellation of a run until it has ended, with its run file complete: cancelled at random moments of
 * its preparation and of its steps, some of which take seconds. A run that is cancelled while gigabytes are allocated has ended for
 * its user; the next one waits for its memory.
 */
class CancellationBenchmark {
    private static final String[] NETS = System.getProperty(
                    "bench.nets", "densenet-bc-40-12:16,densenet-bc-100-12:64,densenet-121:32")
            .split(",");
    private static final int RUNS = Integer.getInteger("bench.runs", 6);
    private static final int SEED = Integer.getInteger("bench.seed", 1);

    /** A user waits no longer. */
    private static final long MAX_MILLIS = 1000;

    @TempDir
    private Path folder;

    @Test
    void runsEndWithinASecond() throws Exception {
        long worst = 0;
        try (LocalRunner runner = new LocalRunner(new LocalDevices())) {
            Random random = new Random(SEED);
            for (String net : NETS) {
                long[] preparing = new long[RUNS];
                long[] stepping = new long[RUNS];
                for (int number = 0; number < RUNS; number++) {
                    preparing[number] = millisToEnd(begun(runner, net), random.nextInt(400));
                    Run run = begun(runner, net);
                    awaitSteps(run);
                    stepping[number] = millisToEnd(run, random.nextInt(2000));
                }
                worst = Math.max(worst, Math.max(print(net, "preparing", preparing), print(net, "in a step", stepping)));
            }
        }
        System.out.printf(
                "load %s%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        assertTrue(worst <= MAX_MILLIS, worst + " ms");
    }

    private Run begun(LocalRunner runner, String net) {
        String[] nameAndBatch = net.split(":");
        RunSettings settings = new RunSettings(
                Presets.find(nameAndBatch[0]).orElseThrow().withBatch(Integer.parseInt(nameAndBatch[1])),
                Sharing.of(Strategy.SHARED),
                "cpu",
                new DataChoice.Synthetic(),
                0,
                1000,
                1,
                Runtime.getRuntime().availableProcessors(),
                TrainingRecipe.DEFAULT);
        Path file = folder.resolve(System.nanoTime() + ".dscope");
        return runner.start(settings, RunOutputs.only(Optional.of(file)), false, () -> false);
    }

    private static void awaitSteps(Run run) throws InterruptedException {
        while (run.progress().state() != RunProgress.State.STEPPING) {
            Thread.sleep(5);
        }
    }

    private static long millisToEnd(Run run, int afterMillis) throws InterruptedException {
        Thread.sleep(afterMillis);
        long from = System.nanoTime();
        run.cancel();
        RunOutcome outcome = run.ended().join().outcome();
        long millis = (System.nanoTime() - from) / 1_000_000;
        assertInstanceOf(RunOutcome.Cancelled.class, outcome);
        return millis;
    }

    private static long print(String net, String moment, long[] millis) {
        long[] sorted = LongStream.of(millis).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s, %s: median %d ms, longest %d ms%n",
                net,
                moment,
                sorted[sorted.length / 2],
                sorted[sorted.length - 1]);
        return sorted[sorted.length - 1];
    }
}
