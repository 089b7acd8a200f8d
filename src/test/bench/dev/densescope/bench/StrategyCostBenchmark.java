package dev.densescope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.plan.decision.Strategy;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What recomputation costs: steps of two engines in one process in turn, one with a strategy and one with {@code naive},
 * pair by pair, so that the machine's drift meets both. The order within a pair changes from pair to pair.
 */
class StrategyCostBenchmark {
    private static final int PAIRS = Integer.getInteger("bench.pairs", 30);
    private static final int WARMUP_PAIRS = 8;
    private static final int THREADS =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());

    /** The report says 1.15 to 1.25 of its own. */
    private static final double MAX_SHARED = 1.07;

    @ParameterizedTest
    @CsvSource({"densenet-bc-100-12,64,shared", "densenet-121,8,shared", "densenet-bc-100-12,64,in-place"})
    void stepsTakeHardlyLongerThanNaiveOnes(String preset, int batch, String id) {
        Workload workload = new Workload(preset, batch);
        Strategy strategy = Strategy.ofId(id).orElseThrow();
        double[] ratios;
        double[][] millis;
        try (CpuDevice device = new CpuDevice(THREADS);
                EngineTrainer naive = new EngineTrainer(workload, Strategy.NAIVE, device, THREADS);
                EngineTrainer other = new EngineTrainer(workload, strategy, device, THREADS)) {
            pairs(WARMUP_PAIRS, naive, other);
            millis = pairs(PAIRS, naive, other);
        }
        ratios = Arrays.stream(millis).mapToDouble(pair -> pair[1] / pair[0]).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s, batch %d: %s over naive, %d pairs: median %.3f, quartiles %.3f to %.3f; shortest steps %.0f over %.0f ms%n",
                preset,
                batch,
                id,
                PAIRS,
                ratios[PAIRS / 2],
                ratios[PAIRS / 4],
                ratios[PAIRS * 3 / 4],
                shortest(millis, 1),
                shortest(millis, 0));
        assertTrue(ratios[PAIRS / 2] <= MAX_SHARED, id + " takes too long");
    }

    /** Milliseconds of each pair: naive's, the other's. */
    private static double[][] pairs(int count, EngineTrainer naive, EngineTrainer other) {
        EngineTrainer[] engines = {naive, other};
        double[][] millis = new double[count][engines.length];
        float[] losses = new float[engines.length];
        for (int pair = 0; pair < count; pair++) {
            for (int turn = 0; turn < engines.length; turn++) {
                int engine = (pair + turn) % engines.length;
                long start = System.nanoTime();
                losses[engine] = engines[engine].step();
                millis[pair][engine] = (System.nanoTime() - start) / 1e6;
            }
            assertEquals(losses[0], losses[1], "losses differ");
        }
        return millis;
    }

    private static double shortest(double[][] millis, int engine) {
        return Arrays.stream(millis).mapToDouble(pair -> pair[engine]).min().orElseThrow();
    }
}
