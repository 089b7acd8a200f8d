package dev.densescope.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.ArbitraryPlans;
import dev.densescope.plan.decision.InvalidPlanException;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StepPlanTest {
    private static final Target TARGET = Target.processor(2);

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.small();
    }

    @Property(tries = 60)
    void thePlanOfAStrategyCompilesIntoTheStrategysSchedule(@ForAll("designs") DenseNetSpec design) {
        Network network = Network.of(design);
        for (SharedScope scope : SharedScope.values()) {
            for (StoragePlan strategy : Strategies.all(scope)) {
                Schedule named = Schedule.compile(network, strategy, TARGET);
                Schedule perLayer = Schedule.compile(network, StepPlan.of(network, strategy), TARGET);
                assertEquals(named.operations(), perLayer.operations(), strategy.label());
                assertEquals(named.slots(), perLayer.slots(), strategy.label());
                assertEquals(offsets(named), offsets(perLayer), strategy.label());
            }
        }
    }

    @Property(tries = 60)
    void aPlanFitsItsDesignWithAnotherBatch(@ForAll("designs") DenseNetSpec design, @ForAll long seed) {
        StepPlan plan = ArbitraryPlans.of(Network.of(design), seed);
        Network larger = Network.of(design.withBatch(design.batch() + 1));
        plan.requireFits(larger);
        assertTrue(Schedule.compile(larger, plan, TARGET).reservedBytes() > 0);
    }

    @Test
    void aPlanForAnotherDesignDoesNotCompile() {
        Network network = Network.of(Presets.cifarBottleneck(22, 12));
        StepPlan plan = StepPlan.of(network, Strategies.recommended());
        Network deeper = Network.of(Presets.cifarBottleneck(40, 12));
        assertEquals(
                "The plan does not fit the design: it has no decision for block1/layer4.",
                assertThrows(InvalidPlanException.class, () -> Schedule.compile(deeper, plan, TARGET))
                        .getMessage());
    }

    @Test
    void aPlanKnowsWhetherItIsTheBaselineAndWhetherItRecomputes() {
        assertEquals(
                List.of("naive"),
                Strategies.all(SharedScope.NETWORK).stream()
                        .filter(StoragePlan::isBaseline)
                        .map(StoragePlan::id)
                        .toList());
        Network network = Network.of(Presets.cifarBottleneck(22, 12));
        for (StoragePlan strategy : Strategies.all(SharedScope.BLOCK)) {
            boolean keepsAll =
                    StepPlan.of(network, strategy).layers().values().stream().allMatch(Recomputed::isNothing);
            assertEquals(
                    keepsAll,
                    strategy.recomputesNothing(),
                    () -> strategy.id() + ": what its constructor names and what its layers recompute differ");
        }
        StepPlan plan = StepPlan.of(network, Strategies.recommended());
        assertFalse(plan.recomputesNothing());
        assertFalse(StepPlan.of(network, Strategies.baseline()).isBaseline());
        assertEquals(SharedScope.BLOCK, plan.within(SharedScope.BLOCK).scope());
        assertEquals(plan, plan.within(SharedScope.BLOCK).within(SharedScope.NETWORK));
    }

    @Test
    void recomputedOutputsAreInForwardOrder() {
        assertEquals(
                List.of(LayerOutput.CONCATENATION, LayerOutput.CONVOLUTION1),
                Recomputed.of(LayerOutput.CONVOLUTION1, LayerOutput.CONCATENATION)
                        .outputs());
        List<LayerOutput> turned = List.of(LayerOutput.NORM1, LayerOutput.CONCATENATION);
        assertThrows(IllegalArgumentException.class, () -> new Recomputed(turned, false));
    }

    private static List<Long> offsets(Schedule schedule) {
        return schedule.values().stream()
                .map((Value value) -> schedule.offsetBytes(value))
                .toList();
    }
}
