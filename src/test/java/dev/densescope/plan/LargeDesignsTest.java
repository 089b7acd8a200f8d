package dev.densescope.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Layout;
import dev.densescope.memory.TracedTensor;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategy;
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
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Designs too large to run are predicted exactly or refused with a reason; nothing overflows in between. */
class LargeDesignsTest {
    private static final int MANY_THREADS = 512;
    private static final long MAX_ARRAY_ELEMENTS = Integer.MAX_VALUE - 8;

    @Provide
    Arbitrary<Draft> drafts() {
        return ArbitraryDesigns.anySize();
    }

    @Property(tries = 300)
    void everyAcceptedDesignIsPredictedExactly(@ForAll("drafts") Draft draft, @ForAll Strategy strategy) {
        build(draft).ifPresent(design -> assertPredictedExactly(design, strategy));
    }

    @ParameterizedTest
    @EnumSource
    void aBlockOfMaximumDepthIsPredictedExactly(Strategy strategy) {
        DenseBlockSpec deepest = new DenseBlockSpec(DenseBlockSpec.MAX_LAYERS, 12, 4);
        assertPredictedExactly(Presets.cifarBottleneck(40, 12).withBlocks(List.of(deepest)), strategy);
    }

    @ParameterizedTest
    @EnumSource
    void theLargestInputIsPredictedExactly(Strategy strategy) {
        DenseNetSpec design = Presets.find("densenet-264-k48")
                .orElseThrow()
                .withBatch(2)
                .withInput(InputSpec.square(InputSpec.MAX_SIDE));
        assertPredictedExactly(design, strategy);
    }

    @Test
    void aLayerNearTheParameterLimitIsPredictedExactly() {
        DenseNetSpec design = Presets.cifarBottleneck(40, 12)
                .withBlocks(List.of(new DenseBlockSpec(500, 4, 0)))
                .withClasses(DenseNetSpec.MAX_CLASSES);
        assertTrue(Network.of(design).parameterCount() > 2_000_000_000L);
        assertPredictedExactly(design, Strategy.SHARED);
    }

    /** Designs that lie on both sides of a limit: those within it can be bound, those beyond are refused by name. */
    @Property(tries = 60)
    void aMinibatchIsAddressableOrRefused(
            @ForAll @IntRange(min = 1, max = DenseNetSpec.MAX_CLASSES) int classes,
            @ForAll @IntRange(min = 1, max = InputSpec.MAX_SIDE) int side,
            @ForAll @DoubleRange(min = 0.98, max = 1.02) double share) {
        DenseNetSpec one = Presets.cifarBottleneck(40, 12)
                .withBlocks(List.of(new DenseBlockSpec(1, 4, 0)))
                .withBatch(1)
                .withClasses(classes)
                .withInput(InputSpec.square(side));
        double values = Math.max(3.0 * side * side, Math.max(classes, one.channelsIntoHead()));
        int batch = (int) Math.max(1, Math.min(DenseNetSpec.MAX_BATCH, share * Integer.MAX_VALUE / values));
        try {
            assertPredictedExactly(one.withBatch(batch), Strategy.SHARED);
            assertTrue(values * batch <= MAX_ARRAY_ELEMENTS);
        } catch (InvalidSpecException refused) {
            assertEquals("batch", refused.field());
        }
    }

    @Test
    void logitsTooLargeForAnArrayAreRefusedWithAdvice() {
        DenseNetSpec design =
                Presets.cifarBottleneck(40, 12).withClasses(1_000_000).withBatch(2147);

        InvalidSpecException refused = assertThrows(InvalidSpecException.class, () -> design.withBatch(2148));

        assertEquals("batch", refused.field());
        assertTrue(
                refused.getMessage()
                        .endsWith(
                                "the classifier's output for a minibatch would have 2148000000 values, but at most 2147483639"
                                        + " are allowed: reduce the batch or the classes."),
                refused.getMessage());
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
        assertCanBeBound(network, schedule);
    }

    /** What a run keeps in arrays and counts in {@code int}. */
    private static void assertCanBeBound(Network network, Schedule schedule) {
        DenseNetSpec design = network.spec();
        assertTrue(schedule.tensors().images().shape().elements() <= MAX_ARRAY_ELEMENTS);
        assertTrue(schedule.tensors().logits().shape().elements() <= MAX_ARRAY_ELEMENTS);
        assertTrue((long) design.batch() * design.channelsIntoHead() <= MAX_ARRAY_ELEMENTS);
        assertTrue(network.parameters().stream().allMatch(parameter -> parameter.count() <= MAX_ARRAY_ELEMENTS));
        assertTrue(schedule.legend().tensors().stream()
                .map(TracedTensor::shape)
                .filter(shape -> shape.layout() != Layout.ROW_MAJOR)
                .allMatch(shape -> shape.elementsPerChannel() <= Integer.MAX_VALUE));
    }
}
