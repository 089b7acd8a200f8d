package dev.densescope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.network.Network;
import dev.densescope.plan.PlanEvaluator;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.ArbitraryPlans;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.Presets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many plans a second can be evaluated, compared with compiling and predicting each: one thread, random plans with a
 * decision for each layer, both ways in turn, so that the machine's drift meets both.
 */
class PlanEvaluationBenchmark {
    private static final int PLANS = Integer.getInteger("bench.plans", 100);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 30);
    private static final int WARMUP_ROUNDS = 10;
    private static final int BATCH = 64;
    private static final Target TARGET = Target.processor(2);

    @ParameterizedTest
    @CsvSource({"densenet-bc-100-12", "densenet-121", "densenet-bc-250-24"})
    void evaluationsBesideCompilations(String preset) {
        Network network = Network.of(Presets.find(preset).orElseThrow().withBatch(BATCH));
        List<StepPlan> plans = new ArrayList<>();
        for (int seed = 0; seed < PLANS; seed++) {
            plans.add(ArbitraryPlans.of(network, seed));
        }
        PlanEvaluator evaluator = new PlanEvaluator(network, TARGET);
        long learned = System.nanoTime();
        plans.forEach(evaluator::evaluate);
        learned = System.nanoTime() - learned;
        ToLongFunction<StepPlan> evaluate = plan -> evaluator.evaluate(plan).reservedBytes();
        ToLongFunction<StepPlan> compile = plan ->
                Prediction.of(Schedule.compile(network, plan, TARGET)).reservedBytes();
        double[] evaluations = new double[ROUNDS];
        double[] compilations = new double[ROUNDS];
        for (int round = -WARMUP_ROUNDS; round < ROUNDS; round++) {
            double one = perSecond(plans, evaluate);
            double other = perSecond(plans, compile);
            if (round >= 0) {
                evaluations[round] = one;
                compilations[round] = other;
            }
        }
        plans.forEach(plan -> assertEquals(compile.applyAsLong(plan), evaluate.applyAsLong(plan), plan::text));
        System.out.printf(
                Locale.ROOT,
                "%s, batch %d, %d plans: %s evaluations a second, %s compilations with prediction; first round %.0f ms%n",
                preset,
                BATCH,
                PLANS,
                spread(evaluations),
                spread(compilations),
                learned / 1e6);
    }

    private static double perSecond(List<StepPlan> plans, ToLongFunction<StepPlan> bytes) {
        long start = System.nanoTime();
        long sum = 0;
        for (StepPlan plan : plans) {
            sum += bytes.applyAsLong(plan);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (sum == 0) {
            throw new IllegalStateException("a plan needs no memory");
        }
        return plans.size() / seconds;
    }

    /** Median, quartiles and the most. */
    private static String spread(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f to %.0f, at most %.0f)",
                sorted[sorted.length / 2],
                sorted[sorted.length / 4],
                sorted[sorted.length * 3 / 4],
                sorted[sorted.length - 1]);
    }
}
