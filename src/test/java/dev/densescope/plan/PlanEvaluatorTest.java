package dev.densescope.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.ArbitraryPlans;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An evaluation is what the schedule says, to the byte, whatever was evaluated before. */
class PlanEvaluatorTest {
    private static final List<Target> TARGETS = List.of(Target.processor(2), Target.nvidia(true));
    private static final int PLANS = 12;

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.small();
    }

    @Provide
    Arbitrary<StorageDecisions> decisions() {
        return ArbitraryDecisions.any();
    }

    static Stream<String> presets() {
        return Presets.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyStrategyOfEveryPreset(String preset) {
        Network network = Network.of(Presets.find(preset).orElseThrow());
        for (Target target : TARGETS) {
            PlanEvaluator evaluator = new PlanEvaluator(network, target);
            for (SharedScope scope : SharedScope.values()) {
                for (StoragePlan plan : Strategies.all(scope)) {
                    assertAsScheduled(evaluator, network, plan, target);
                    assertAsScheduled(evaluator, network, plan, target);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void randomPlansOfEveryPreset(String preset) {
        Network network = Network.of(Presets.find(preset).orElseThrow());
        PlanEvaluator evaluator = new PlanEvaluator(network, TARGETS.get(0));
        for (int seed = 0; seed < PLANS; seed++) {
            assertAsScheduled(evaluator, network, ArbitraryPlans.of(network, seed), TARGETS.get(0));
        }
    }

    /** So many of one small design that the later ones are joined from parts of the others. */
    @Property(tries = 100)
    void randomPlansCombinedFromSegmentsOfOthers(@ForAll("designs") DenseNetSpec design, @ForAll long seed) {
        Network network = Network.of(design);
        PlanEvaluator evaluator = new PlanEvaluator(network, TARGETS.get(0));
        for (int plan = 0; plan < 4 * PLANS; plan++) {
            assertAsScheduled(evaluator, network, ArbitraryPlans.of(network, seed + plan), TARGETS.get(0));
        }
    }

    @Property(tries = 100)
    void arbitraryDecisions(
            @ForAll("designs") DenseNetSpec design,
            @ForAll("decisions") StorageDecisions one,
            @ForAll("decisions") StorageDecisions other) {
        Network network = Network.of(design);
        PlanEvaluator evaluator = new PlanEvaluator(network, TARGETS.get(0));
        for (StorageDecisions decisions : List.of(one, other, one)) {
            assertAsScheduled(evaluator, network, decisions, TARGETS.get(0));
        }
    }

    /** The most of what the layers before keep and a layer's own is what is occupied at most. */
    @Property(tries = 100)
    void thePeakIsSplitByLayer(@ForAll("designs") DenseNetSpec design, @ForAll long seed) {
        Network network = Network.of(design);
        PlanEvaluation evaluation =
                new PlanEvaluator(network, TARGETS.get(0)).evaluate(ArbitraryPlans.of(network, seed));
        assertEquals(
                network.layers().stream().map(Layer::path).toList(),
                evaluation.layers().stream().map(PlanEvaluation.LayerUse::layer).toList());
        long keptBefore = 0;
        long max = 0;
        for (PlanEvaluation.LayerUse layer : evaluation.layers()) {
            assertTrue(layer.keptBytes() >= 0);
            max = Math.max(max, keptBefore + layer.ownBytes());
            keptBefore += layer.keptBytes();
        }
        assertEquals(evaluation.occupiedBytes(), max + StorageSlot.ALIGNMENT);
        assertTrue(evaluation.occupiedBytes() <= evaluation.reservedBytes());
    }

    private static void assertAsScheduled(
            PlanEvaluator evaluator, Network network, StorageDecisions decisions, Target target) {
        Schedule schedule = Schedule.compile(network, decisions, target);
        PlanEvaluation evaluation = evaluator.evaluate(decisions);
        assertEquals(schedule.reservedBytes(), evaluation.reservedBytes(), decisions::toString);
        assertEquals(
                Prediction.of(schedule).forwardFeatureMapBytes(),
                evaluation.forwardFeatureMapBytes(),
                decisions::toString);
        assertEquals(keptBytes(schedule, decisions.reusesMemory()), keptBytes(evaluation), decisions::toString);
    }

    /** What lies in slots from forward into backward, but for what is held all the time. */
    private static long keptBytes(Schedule schedule, boolean reusesMemory) {
        Map<Integer, int[]> uses = new HashMap<>();
        schedule.values()
                .forEach(value -> uses.merge(
                        value.slot(), new int[] {schedule.firstUse(value), schedule.lastUse(value)}, (one, other) ->
                                new int[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])}));
        schedule.values().stream().filter(value -> value.held()).forEach(value -> uses.remove(value.slot()));
        return uses.entrySet().stream()
                .filter(use -> use.getValue()[0] < schedule.forwardOperations()
                        && (use.getValue()[1] >= schedule.forwardOperations() || !reusesMemory))
                .mapToLong(use -> schedule.slots().get(use.getKey()).alignedBytes())
                .sum();
    }

    private static long keptBytes(PlanEvaluation evaluation) {
        return evaluation.layers().stream()
                .mapToLong(PlanEvaluation.LayerUse::keptBytes)
                .sum();
    }
}
