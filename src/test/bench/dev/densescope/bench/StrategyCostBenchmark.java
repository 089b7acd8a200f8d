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
 * What recomputation costs: steps of two engines in one process in turn, each with a strategy, pair by pair, so that the
 * machine's drift meets both. The order within a pair changes from pair to pair.
 */
class StrategyCostBenchmark {
    private static final int PAIRS = Integer.getInteger("bench.pairs", 30);
    private static final int WARMUP_PAIRS = 8;
    private static final int THREADS =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());

    /** The last column is the most that is allowed; for {@code shared} over {@code naive}, the report says 1.15 to 1.25. */
    @ParameterizedTest
    @CsvSource({
        "densenet-bc-100-12,64,naive,shared,1.07",
        "densenet-121,8,naive,shared,1.07",
        "densenet-bc-100-12,64,naive,in-place,1.07",
        "densenet-bc-100-12,64,checkpoint,redo-norms,0.85",
        "densenet-bc-100-12,64,in-place,redo-norms,1.05",
        "densenet-bc-100-12,64,redo-norms,features-only,1.25",
        "densenet-121,8,checkpoint,redo-norms,0.85",
        "densenet-121,8,in-place,redo-norms,1.05",
        "densenet-121,8,redo-norms,features-only,1.25"
    })
    void stepsTakeAtMostSoMuchOfAnothersTime(String preset, int batch, String base, String id, double most) {
        Workload workload = new Workload(preset, batch);
        double[] ratios;
        double[][] millis;
        try (CpuDevice device = new CpuDevice(THREADS);
                EngineTrainer first = new EngineTrainer(workload, strategy(base), device, THREADS);
                EngineTrainer other = new EngineTrainer(workload, strategy(id), device, THREADS)) {
            pairs(WARMUP_PAIRS, first, other);
            millis = pairs(PAIRS, first, other);
        }
        ratios = Arrays.stream(millis).mapToDouble(pair -> pair[1] / pair[0]).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s, batch %d: %s over %s, %d pairs: median %.3f, quartiles %.3f to %.3f; shortest steps %.0f over %.0f ms%n",
                preset,
                batch,
                id,
                base,
                PAIRS,
                ratios[PAIRS / 2],
                ratios[PAIRS / 4],
                ratios[PAIRS * 3 / 4],
                shortest(millis, 1),
                shortest(millis, 0));
        assertTrue(ratios[PAIRS / 2] <= most, id + " takes too long");
    }

    private static Strategy strategy(String id) {
        return Strategy.ofId(id).orElseThrow();
    }

    /** Milliseconds of each pair: the first's, the other's. */
    private static double[][] pairs(int count, EngineTrainer first, EngineTrainer other) {
        EngineTrainer[] engines = {first, other};
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
