package dev.densescope.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.ArbitraryDesigns.Draft;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.InvalidSpecException;
import dev.densescope.spec.Presets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Designs too large to run are predicted exactly or refused with a reason; nothing overflows in between. */
class LargeDesignsTest {
    private static final int MANY_THREADS = 512;

    @Provide
    Arbitrary<Draft> drafts() {
        return ArbitraryDesigns.anySize();
    }

    @Property(tries = 300)
    void whatIsNotRefusedIsPredictedExactly(@ForAll("drafts") Draft draft, @ForAll Strategy strategy) {
        build(draft).ifPresent(design -> assertPredictedExactly(design, strategy));
    }

    @ParameterizedTest
    @EnumSource
    void aBlockOfTheMostLayersIsPredictedExactly(Strategy strategy) {
        DenseBlockSpec deepest = new DenseBlockSpec(DenseBlockSpec.MAX_LAYERS, 12, 4);
        assertPredictedExactly(Presets.cifarBottleneck(40, 12).withBlocks(List.of(deepest)), strategy);
    }

    @ParameterizedTest
    @EnumSource
    void theLargestInputIsPredictedExactly(Strategy strategy) {
        DenseNetSpec design =
                Presets.find("densenet-264-k48").orElseThrow().withInput(InputSpec.square(InputSpec.MAX_SIDE));
        assertPredictedExactly(design.withBatch(32), strategy);
    }

    @Test
    void aLayerOfNearlyAllTheParametersAllowedIsPredictedExactly() {
        DenseNetSpec design = Presets.cifarBottleneck(40, 12)
                .withBlocks(List.of(new DenseBlockSpec(500, 4, 0)))
                .withClasses(DenseNetSpec.MAX_CLASSES);
        assertTrue(Network.of(design).parameterCount() > 2_000_000_000L);
        assertPredictedExactly(design, Strategy.SHARED);
    }

    private static Optional<DenseNetSpec> build(Draft draft) {
        try {
            return Optional.of(draft.spec());
        } catch (InvalidSpecException refused) {
            assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
            return Optional.empty();
        }
    }

    private static void assertPredictedExactly(DenseNetSpec design, Strategy strategy) {
        Network network = Network.of(design);
        Schedule schedule = Schedule.compile(network, strategy, MANY_THREADS);
        Prediction prediction = Prediction.of(schedule);

        assertEquals(ClosedForm.of(design).forwardFeatureMapBytes(strategy), prediction.forwardFeatureMapBytes());
        assertTrue(network.parameterCount() > 0 && network.forwardMacsPerImage() > 0);
        assertTrue(prediction.peakLiveBytes() >= 12 * network.parameterCount());
        assertTrue(prediction.reservedBytes() >= prediction.peakLiveBytes());
    }
}
