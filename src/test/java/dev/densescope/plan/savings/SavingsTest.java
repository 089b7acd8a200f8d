package dev.densescope.plan.savings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Category;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.decision.WithoutRecompute;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.spec.Stem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SavingsTest {
    private static final Target TARGET = Target.processor(2);
    /** One block of two layers, growth rate 4, bottleneck 4; 8 channels of 4 x 4 enter it; batch 2. */
    private static final DenseNetSpec TINY = new DenseNetSpec(
            "Tiny", InputSpec.square(4), Stem.CIFAR, 8, List.of(new DenseBlockSpec(2, 4, 4)), 0.5, 0.0, 10, 2);
    /** Bytes of one channel of a minibatch: 2 x 4 x 4 floats. */
    private static final long CHANNEL = 2 * 4 * 4 * 4;

    @ParameterizedTest
    @EnumSource
    void theTwoSavingsAddUpAndAPlanWithoutRecomputationHasOnlyTheFirst(Strategy strategy) {
        Network network = Network.of(Presets.find("densenet-bc-100-12").orElseThrow());
        long reserved = reserved(network, strategy);
        Savings savings = baselines(network, Sharing.of(strategy)).savings(reserved);
        assertEquals(reserved(network, Strategy.NAIVE) - reserved, savings.freeBytes() + savings.recomputeBytes());
        boolean recomputes = network.layers().stream()
                .anyMatch(layer -> !strategy.recomputed(layer.path()).isNothing());
        assertEquals(recomputes, savings.recomputeBytes() > 0);
        assertEquals(strategy != Strategy.NAIVE, savings.freeBytes() > 0);
    }

    @Test
    void savingsAtNoCostOfSharedAreThoseOfSharedGradients() {
        Network network = Network.of(Presets.find("densenet-bc-100-12").orElseThrow());
        for (SharedScope scope : SharedScope.values()) {
            long keeping = Schedule.compile(network, new Sharing(Strategy.SHARED_GRADIENTS, scope), TARGET)
                    .reservedBytes();
            Sharing plan = new Sharing(Strategy.SHARED, scope);
            assertEquals(keeping, baselines(network, plan).keeping().reservedBytes(), scope.id());
        }
    }

    @Test
    void featuresInPlaceCountAsSavedAtNoCost() {
        Network network = Network.of(TINY);
        Prediction keeping = baselines(network, Sharing.of(Strategy.IN_PLACE)).keeping();
        long concatenations = keeping.layers().stream()
                .mapToLong(layer -> layer.own(Category.CONCATENATION) + layer.shared(Category.CONCATENATION))
                .sum();
        assertEquals(0, concatenations);
        // layer 2 reads 8 + 4 channels: its first batch norm is kept, so is its second, of 4 * 4
        assertEquals(
                (12 + 16) * CHANNEL,
                keeping.layers().stream()
                        .filter(layer -> layer.layer().equals(LayerPath.denseLayer(1, 2)))
                        .mapToLong(layer -> layer.own(Category.BATCH_NORM))
                        .sum());
    }

    /** Layers 1 and 2 and the head read 8, 12 and 16 channels; each concatenation and its batch norm are recomputed. */
    @Test
    void savedBytesOfLayersMatchAManualCount() {
        Network network = Network.of(TINY);
        Prediction kept = Prediction.of(Schedule.compile(network, new WithoutRecompute(Strategy.SHARED), TARGET));
        Prediction shared = Prediction.of(Schedule.compile(network, Strategy.SHARED, TARGET));
        assertEquals(2 * 12 * CHANNEL, freed(kept, shared, LayerPath.denseLayer(1, 2)));
        assertTrue(freed(kept, shared, LayerPath.denseLayer(1, 1)) >= 8 * CHANNEL);
    }

    private static long freed(Prediction kept, Prediction plan, LayerPath layer) {
        return own(kept, layer) - own(plan, layer);
    }

    private static long own(Prediction prediction, LayerPath path) {
        return prediction.layers().stream()
                .filter(layer -> layer.layer().equals(path))
                .findFirst()
                .orElseThrow()
                .ownFeatureMapBytes();
    }

    private static long reserved(Network network, Strategy strategy) {
        return Schedule.compile(network, strategy, TARGET).reservedBytes();
    }

    private static Baselines baselines(Network network, StoragePlan plan) {
        return Baselines.of(Baselines.naive(network, TARGET), network, plan, TARGET);
    }
}
