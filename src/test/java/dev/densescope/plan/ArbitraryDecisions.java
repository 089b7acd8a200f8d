package dev.densescope.plan;

import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The strategies, and decisions that differ from layer to layer as a planner's would. */
final class ArbitraryDecisions {
    private ArbitraryDecisions() {}

    static Arbitrary<StorageDecisions> any() {
        Arbitrary<StorageDecisions> perLayer = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers(),
                        Arbitraries.integers())
                .as(PerLayer::new);
        return Arbitraries.oneOf(sharings(), perLayer).withoutEdgeCases();
    }

    /** Every strategy within every scope. */
    static Arbitrary<Sharing> sharings() {
        return Combinators.combine(Arbitraries.of(Strategy.values()), Arbitraries.of(SharedScope.values()))
                .as(Sharing::new);
    }

    private record PerLayer(
            boolean reusesMemory, boolean sharesPerBlock, boolean sharesGradients, int inPlaceSeed, int recomputedSeed)
            implements StorageDecisions {
        @Override
        public boolean keepsFeaturesInPlace(int block) {
            return isChosen(block, inPlaceSeed);
        }

        @Override
        public Recomputed recomputed(LayerPath layer) {
            List<LayerOutput> outputs = new ArrayList<>();
            for (LayerOutput output : LayerOutput.values()) {
                if (isChosen(layer.text().hashCode(), recomputedSeed + output.ordinal())) {
                    outputs.add(output);
                }
            }
            Recomputed recomputed = Recomputed.of(outputs);
            boolean inChunks = recomputed.includes(LayerOutput.NORM1)
                    && isChosen(layer.text().hashCode(), recomputedSeed + LayerOutput.values().length);
            return inChunks ? recomputed.chunked() : recomputed;
        }

        private static boolean isChosen(int hash, int seed) {
            return Integer.bitCount((hash ^ (seed * 0x85EBCA6B)) * 0x9E3779B9) % 2 == 0;
        }
    }
}
