package dev.densescope.plan;

import dev.densescope.plan.emit.StorageDecisions;
import dev.densescope.spec.LayerPath;
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
                        Arbitraries.of(true, false),
                        Arbitraries.integers(),
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
            boolean reusesDeadStorage,
            boolean sharesPerBlock,
            boolean sharesGradients,
            boolean keepsFeaturesTogether,
            int concatenationSeed,
            int batchNormSeed,
            int convolutionSeed)
            implements StorageDecisions {
        @Override
        public boolean sharesConcatenation(LayerPath layer) {
            return isChosen(layer, concatenationSeed);
        }

        @Override
        public boolean sharesBatchNorm(LayerPath layer) {
            return isChosen(layer, batchNormSeed);
        }

        @Override
        public boolean sharesConvolution(LayerPath layer) {
            return isChosen(layer, convolutionSeed);
        }

        private static boolean isChosen(LayerPath layer, int seed) {
            return Integer.bitCount((layer.text().hashCode() ^ seed) * 0x9E3779B9) % 2 == 0;
        }
    }
}
