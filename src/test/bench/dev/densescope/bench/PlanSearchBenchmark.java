package dev.densescope.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.PlanEvaluator;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.UntimedCosts;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.fit.Dimension;
import dev.densescope.plan.fit.Fits;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long the planner takes: the search with a curve of 50 compiled points, a budget, the prediction of a slider's
 * position, and the largest values that fit. Prints the first time, in a new process, and quartiles of the rest.
 */
class PlanSearchBenchmark {
    private static final int ROUNDS = 20;
    private static final int POINTS = 50;
    private static final long GIB = 1L << 30;
    private static final Target TARGET = Target.processor(2);

    @ParameterizedTest
    @CsvSource({"densenet-bc-100-12,64", "densenet-121,64", "densenet-bc-250-24,64"})
    void curvesBudgetsAndPredictions(String preset, int batch) {
        Network network = Network.of(Presets.all().get(preset).withBatch(batch));
        print(preset + ", search and curve of 50 points", ROUNDS, () -> search(network)
                .curve(POINTS));
        PlanSearch search = search(network);
        long least = search.smallest().reservedBytes();
        long[] budget = {least};
        print(preset + ", a budget", 20 * ROUNDS, () -> search.within(budget[0] += least / 100));
        PlanEvaluator evaluator = new PlanEvaluator(network, TARGET);
        print(preset + ", evaluation of a plan", ROUNDS, () -> Strategies.all(SharedScope.NETWORK)
                .forEach(evaluator::evaluate));
        print(
                preset + ", schedule and prediction after an edit",
                ROUNDS,
                () -> Prediction.of(Schedule.compile(network, Strategies.recommended(), TARGET)));
    }

    @Test
    void largestValuesThatFit() {
        DenseNetSpec design = Presets.all().get("densenet-121").withBatch(64);
        for (long bytes : List.of(12 * GIB, 2 * GIB)) {
            print(
                    "densenet-121, four dimensions of all strategies within %d GiB".formatted(bytes / GIB),
                    ROUNDS,
                    () -> Strategies.all(SharedScope.NETWORK).parallelStream()
                            .map(plan -> Fits.of(design, plan, TARGET, bytes, () -> false))
                            .forEach(fits -> assertTrue(fits.values().size() <= Dimension.values().length)));
        }
    }

    private static PlanSearch search(Network network) {
        return PlanSearch.of(network, TARGET, new UntimedCosts(), PlanLocks.NONE, () -> false);
    }

    private static void print(String what, int rounds, Runnable work) {
        double[] millis = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            work.run();
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: first %.1f ms; median %.2f ms, quartiles %.2f to %.2f, most %.1f%n",
                what,
                first,
                millis[rounds / 2],
                millis[rounds / 4],
                millis[rounds * 3 / 4],
                millis[rounds - 1]);
    }
}
