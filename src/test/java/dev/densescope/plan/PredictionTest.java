package dev.densescope.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.MapShape;
import dev.densescope.network.Network;
import dev.densescope.network.StemLayer;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class PredictionTest {
    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.small();
    }

    @Provide
    Arbitrary<StorageDecisions> decisions() {
        return ArbitraryDecisions.any();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/reference/bytes.csv", useHeadersInDisplayName = true)
    void forwardFeatureMapBytesAreThoseOfTheReference(String model, int batch, int side, long c, long k, long m) {
        DenseNetSpec design = Presets.find(model).orElseThrow().withBatch(batch).withInput(InputSpec.square(side));
        ClosedForm closedForm = ClosedForm.of(design);
        assertEquals(
                List.of(c, k, m), List.of(closedForm.concatenations(), closedForm.features(), closedForm.widest()));
        assertEquals(4 * k, closedForm.narrow());

        Network network = Network.of(design);
        for (Strategy strategy : Strategy.values()) {
            Prediction prediction = Prediction.of(Schedule.compile(network, strategy, 2));
            assertEquals(
                    closedForm.forwardFeatureMapBytes(strategy), prediction.forwardFeatureMapBytes(), strategy.id());
        }
    }

    @Provide
    Arbitrary<Sharing> sharings() {
        return ArbitraryDecisions.sharings();
    }

    @Property(tries = 300)
    void forwardFeatureMapBytesFollowTheClosedForms(
            @ForAll("designs") DenseNetSpec design, @ForAll("sharings") Sharing sharing) {
        assertEquals(
                ClosedForm.of(design).forwardFeatureMapBytes(sharing),
                predict(design, sharing).forwardFeatureMapBytes());
    }

    /** The stem's batch norm lies in shared storage too, and may be larger than any concatenation. */
    @Property(tries = 100)
    void sharedStorageHasTheSizeOfItsLargestTensor(@ForAll("designs") DenseNetSpec design) {
        List<Long> blocks = ClosedForm.of(design).blocks();
        long stem = stemBytes(design);
        assertWidest(design, Strategy.SHARED, "concatenations", blocks, 0);
        assertWidest(design, Strategy.SHARED, "2: batch norms", blocks, stem);
        assertWidest(design, Strategy.SHARED, "gradients of features", blocks, 0);
        assertWidest(design, Strategy.SHARED_GRADIENTS, "gradients of batch norms", layers(design), 0);
    }

    /** Of each block, the widest input of a dense layer: the gradients of transition and head are computed in place. */
    private static List<Long> layers(DenseNetSpec design) {
        return Network.of(design).blocks().stream()
                .map(block -> block.layers().get(block.layers().size() - 1).input())
                .map(input -> (long) Float.BYTES * design.batch() * input.elements())
                .toList();
    }

    private static void assertWidest(
            DenseNetSpec design, Strategy strategy, String slots, List<Long> blocks, long stem) {
        long widest =
                Math.max(stem, blocks.stream().mapToLong(Long::longValue).max().orElseThrow());
        long sum = blocks.stream().mapToLong(Long::longValue).sum() + Math.max(0, stem - blocks.get(0));
        assertEquals(widest, sharedBytes(design, new Sharing(strategy, SharedScope.NETWORK), slots), slots);
        assertEquals(sum, sharedBytes(design, new Sharing(strategy, SharedScope.BLOCK), slots), slots);
    }

    /** Of its convolution's output, if a batch norm reads that; 0 otherwise. */
    private static long stemBytes(DenseNetSpec design) {
        StemLayer stem = Network.of(design).stem();
        MapShape output = stem.convolution().output();
        return stem.batchNorm().isEmpty()
                ? 0
                : (long) Float.BYTES * design.batch() * output.channels() * output.height() * output.width();
    }

    private static long sharedBytes(DenseNetSpec design, Sharing sharing, String slots) {
        return Schedule.compile(Network.of(design), sharing, 2).slots().stream()
                .filter(slot -> slot.shared() && slot.name().endsWith(slots))
                .collect(Collectors.toMap(StorageSlot::name, StorageSlot::bytes, Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void sharingPerBlockReservesMore(String preset, DenseNetSpec design) {
        for (Strategy strategy : Strategy.values()) {
            long network = predict(design, strategy).reservedBytes();
            long block =
                    predict(design, new Sharing(strategy, SharedScope.BLOCK)).reservedBytes();
            switch (strategy) {
                case NAIVE -> assertEquals(network, block);
                case SHARED_GRADIENTS -> assertTrue(block >= network, () -> block + " beside " + network);
                default -> assertTrue(block > network, () -> block + " beside " + network);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void eachStrategyReservesLessThanTheOneBeforeIt(String preset, DenseNetSpec design) {
        long reservedBefore = Long.MAX_VALUE;
        for (Strategy strategy : List.of(
                Strategy.NAIVE,
                Strategy.SHARED_GRADIENTS,
                Strategy.SHARED_CONCAT,
                Strategy.SHARED,
                Strategy.IN_PLACE)) {
            long reserved = predict(design, strategy).reservedBytes();
            assertTrue(reserved < reservedBefore, strategy + " reserves " + reserved + ", not < " + reservedBefore);
            reservedBefore = reserved;
        }
    }

    /** Storage of dead tensors is used again, with next to nothing lost between slots; only naive holds everything. */
    @ParameterizedTest
    @MethodSource("presets")
    void reservedBytesAreCloseToThePeakOfOccupiedBytes(String preset, DenseNetSpec design) {
        Network network = Network.of(design);
        for (Target target : List.of(Target.processor(2), Target.nvidia(false))) {
            PlanEvaluator evaluator = new PlanEvaluator(network, target);
            for (Strategy strategy : Strategy.values()) {
                Prediction prediction = Prediction.of(Schedule.compile(network, strategy, target));
                long occupied = evaluator.evaluate(strategy).occupiedBytes();
                assertTrue(prediction.reservedBytes() <= 1.01 * occupied, strategy + " loses bytes between slots");
                // a block in place has one slot, occupied as long as any of its feature maps
                double overPeak = (double) occupied / prediction.peakLiveBytes();
                assertEquals(strategy == Strategy.NAIVE, overPeak > 1.06, () -> strategy + ": " + overPeak);
            }
        }
    }

    static Stream<Arguments> presets() {
        return Presets.all().entrySet().stream()
                .map(preset -> Arguments.of(preset.getKey(), preset.getValue().withBatch(64)));
    }

    @Property(tries = 200)
    void thePeakIsWithinTheReservedBytes(
            @ForAll("designs") DenseNetSpec design, @ForAll("decisions") StorageDecisions decisions) {
        Prediction prediction = predict(design, decisions);
        assertTrue(prediction.peakLiveBytes() <= prediction.reservedBytes());
        assertEquals(
                prediction.reservedBytes(),
                prediction.reservedByCategory().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    @Property(tries = 100)
    void theProfileHoldsTheValuesLiveDuringEachOperation(
            @ForAll("designs") DenseNetSpec design, @ForAll("decisions") StorageDecisions decisions) {
        Schedule schedule = Schedule.compile(Network.of(design), decisions, 2);
        Prediction prediction = Prediction.of(schedule);

        assertEquals(schedule.operations().size(), prediction.profile().operations());
        long peak = 0;
        for (Operation operation : schedule.operations()) {
            int index = operation.index();
            for (Category category : Category.values()) {
                long live = schedule.values().stream()
                        .filter(value -> value.category() == category
                                && schedule.firstUse(value) <= index
                                && index <= schedule.lastUse(value))
                        .mapToLong(value -> value.shape().bytes())
                        .sum();
                assertEquals(live, prediction.profile().bytes(index, category), operation.name() + " " + category);
            }
            peak = Math.max(peak, prediction.profile().totalBytes(index));
        }
        assertEquals(peak, prediction.peakLiveBytes());
    }

    @Property(tries = 100)
    void bytesOfALayerAreThoseOfItsTensors(
            @ForAll("designs") DenseNetSpec design, @ForAll("decisions") StorageDecisions decisions) {
        Schedule schedule = Schedule.compile(Network.of(design), decisions, 2);
        for (LayerBytes layer : Prediction.of(schedule).layers()) {
            for (Category category : Category.values()) {
                assertEquals(bytesByName(schedule, layer.layer(), category, false), layer.own(category));
                assertEquals(bytesByName(schedule, layer.layer(), category, true), layer.shared(category));
            }
        }
    }

    /** The charts of kept feature maps show what has storage of its own. */
    @Property(tries = 100)
    void valuesWithOwnStorageAreNeededAfterForward(
            @ForAll("designs") DenseNetSpec design, @ForAll("sharings") Sharing sharing) {
        Assume.that(sharing.reusesMemory());
        Schedule schedule = Schedule.compile(Network.of(design), sharing, 2);
        for (Value value : schedule.values()) {
            if (value.category().isFeatureMap()
                    && !schedule.slots().get(value.slot()).shared()) {
                assertTrue(schedule.lastUse(value) >= schedule.forwardOperations(), value::toString);
            }
        }
    }

    private static long bytesByName(Schedule schedule, LayerPath layer, Category category, boolean shared) {
        Map<String, Long> bytes = new HashMap<>();
        for (Value value : schedule.values()) {
            if (value.layer().equals(layer)
                    && value.category() == category
                    && schedule.slots().get(value.slot()).shared() == shared) {
                bytes.merge(value.name(), value.shape().bytes(), Math::max);
            }
        }
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Prediction predict(DenseNetSpec design, StorageDecisions decisions) {
        return Prediction.of(Schedule.compile(Network.of(design), decisions, 2));
    }
}
