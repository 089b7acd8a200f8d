package dev.densescope.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedTensor;
import dev.densescope.network.BatchNorm;
import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.BatchNormComputation.ConcatenateNormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.NormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.UpdateRunningStatistics;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Concatenate;
import dev.densescope.plan.step.ConvolutionComputation.Convolve;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalized;
import dev.densescope.plan.step.Dropout;
import dev.densescope.plan.step.NormalizeConvolve;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.RunningStatistics;
import dev.densescope.plan.step.StepTensors;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.UpdateParameters;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What holds for the schedule of every design under every strategy, and under decisions made layer by layer. */
class ScheduleTest {
    @Provide
    Arbitrary<Schedule> schedules() {
        return Combinators.combine(ArbitraryDesigns.small(), ArbitraryDecisions.any())
                .as((design, decisions) -> Schedule.compile(Network.of(design), decisions, 2));
    }

    @Provide
    Arbitrary<Schedule> sharingNoActivations() {
        return Combinators.combine(ArbitraryDesigns.small(), Arbitraries.of(Strategy.NAIVE, Strategy.SHARED_GRADIENTS))
                .as((design, strategy) -> Schedule.compile(Network.of(design), strategy, 2));
    }

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.small();
    }

    @Property(tries = 200)
    void everyValueIsWrittenBeforeItIsRead(@ForAll("schedules") Schedule schedule) {
        Set<Value> written = new HashSet<>(filledByTheCaller(schedule));
        for (Operation operation : schedule.operations()) {
            for (Value value : valuesOf(operation.computation().reads())) {
                assertTrue(written.contains(value), () -> operation + " reads " + value + " too early");
            }
            written.addAll(valuesOf(operation.computation().writes()));
        }
    }

    @Property(tries = 100)
    void valuesLiveAtTheSameTimeNeverOverlap(@ForAll("schedules") Schedule schedule) {
        List<Value> values = schedule.values();
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                Value one = values.get(i);
                Value other = values.get(j);
                assertFalse(
                        overlapInMemory(schedule, one, other) && overlapInTime(schedule, one, other),
                        () -> one + " overlaps " + other);
            }
        }
    }

    @Property(tries = 100)
    void valuesAreWithinTheirSlotsAndTheArena(@ForAll("schedules") Schedule schedule) {
        for (Value value : schedule.values()) {
            StorageSlot slot = schedule.slots().get(value.slot());
            long slotStart = schedule.offsetBytes(value) - value.offsetInSlot();
            assertEquals(0, slotStart % StorageSlot.ALIGNMENT);
            assertTrue(value.endInSlot() <= slot.bytes(), () -> value + " leaves its slot");
            assertTrue(slotStart >= 0, value::toString);
            assertTrue(slotStart + slot.alignedBytes() + StorageSlot.ALIGNMENT <= schedule.reservedBytes());
        }
    }

    @Property(tries = 100)
    void viewsCoverTheirValuesWithoutGaps(@ForAll("schedules") Schedule schedule) {
        for (Operation operation : schedule.operations()) {
            for (View view : viewsOf(operation)) {
                long next = view.offsetInSlot();
                for (Value value : view.values()) {
                    assertEquals(view.slot(), value.slot());
                    assertEquals(next, value.offsetInSlot());
                    next = value.endInSlot();
                }
                assertEquals(view.shape().bytes(), next - view.offsetInSlot(), operation::toString);
            }
        }
    }

    @Property(tries = 100)
    void theForwardPassComesFirstAndTheUpdateLast(@ForAll("schedules") Schedule schedule) {
        int part = 0;
        for (Operation operation : schedule.operations()) {
            int its = switch (operation.phase()) {
                case FORWARD -> 0;
                case RECOMPUTE, BACKWARD -> 1;
                case UPDATE -> 2;
            };
            assertTrue(its >= part, () -> operation + " comes too late");
            part = its;
        }
        assertEquals(2, part);
        assertEquals(
                Phase.FORWARD,
                schedule.operations().get(schedule.forwardOperations() - 1).phase());
        assertEquals(
                Phase.BACKWARD,
                schedule.operations().get(schedule.forwardOperations()).phase());
    }

    @Property(tries = 100)
    void onlyConcatenationsBatchNormsAndSharedConvolutionsAreRecomputed(@ForAll("schedules") Schedule schedule) {
        for (Operation operation : schedule.operations()) {
            Computation computation = operation.computation();
            if (operation.phase() == Phase.RECOMPUTE) {
                assertTrue(
                        computation instanceof Concatenate
                                || computation instanceof NormalizeRelu
                                || computation instanceof ConcatenateNormalizeRelu
                                || (computation instanceof NormalizeConvolve both
                                        && isShared(
                                                schedule, both.normalization().output())
                                        && isShared(schedule, both.convolution().output()))
                                || (computation instanceof ConvolveNormalized fused
                                        && isShared(schedule, fused.output()))
                                || (computation instanceof Convolve redone && isShared(schedule, redone.output()))
                                || (computation instanceof Dropout again && isShared(schedule, again.target())),
                        operation::toString);
            }
        }
    }

    @Property(tries = 50)
    void nothingIsRecomputedWithoutSharedActivations(@ForAll("sharingNoActivations") Schedule schedule) {
        assertTrue(schedule.operations().stream().noneMatch(operation -> operation.phase() == Phase.RECOMPUTE));
    }

    @Property(tries = 50)
    void eachStrategyRecomputesExactlyWhatItShares(@ForAll("designs") DenseNetSpec design) {
        Network network = Network.of(design);
        int concatenations = network.denseLayers().size() + network.blocks().size();
        int normsReadByConvolutions =
                concatenations - 1; // the head's output is pooled, which needs no input in backward

        assertEquals(concatenations, recomputed(network, Strategy.SHARED_CONCAT, Concatenate.class));
        assertEquals(1, recomputed(network, Strategy.SHARED, Concatenate.class));
        assertEquals(normsReadByConvolutions, recomputed(network, Strategy.SHARED, ConcatenateNormalizeRelu.class));
    }

    @Property(tries = 100)
    void recomputationRepeatsForwardExactly(@ForAll("schedules") Schedule schedule) {
        Map<LayerPath, ConcatenateNormalizeRelu> forward = new HashMap<>();
        for (Operation operation : schedule.operations()) {
            Computation computation = operation.computation() instanceof NormalizeConvolve both
                    ? both.normalization()
                    : operation.computation();
            if (computation instanceof ConcatenateNormalizeRelu joined) {
                ConcatenateNormalizeRelu first = forward.putIfAbsent(operation.layer(), joined);
                if (first != null) {
                    assertEquals(Phase.RECOMPUTE, operation.phase());
                    assertEquals(first.parts(), joined.parts());
                    assertEquals(first.norm().mean(), joined.norm().mean());
                    assertEquals(first.norm().variance(), joined.norm().variance());
                    assertEquals(first.norm().scale(), joined.norm().scale());
                    assertEquals(first.norm().shift(), joined.norm().shift());
                    assertEquals(
                            first.concatenation().shape(),
                            joined.concatenation().shape());
                    assertEquals(first.output().shape(), joined.output().shape());
                }
            } else if (operation.computation() instanceof Concatenate redone) {
                ConcatenateNormalizeRelu first = forward.get(operation.layer());
                assertEquals(first.parts(), redone.parts());
                assertEquals(first.concatenation().shape(), redone.output().shape());
            }
        }
    }

    @Property(tries = 50)
    void theReservedBytesSufficeAndFewerBytesFailAtThePredictedOperation(
            @ForAll("schedules") Schedule schedule, @ForAll @DoubleRange(min = 0, max = 0.99) double part) {
        assertTrue(schedule.shortage(schedule.reservedBytes()).isEmpty());
        long deviceBytes = (long) (schedule.reservedBytes() * part);
        MemoryShortage shortage = schedule.shortage(deviceBytes).orElseThrow();
        long asked = schedule.slots().get(shortage.value().slot()).alignedBytes();
        assertTrue(shortage.takenBytes() <= deviceBytes, "no more can be taken than there is");
        assertTrue(shortage.takenBytes() + asked > deviceBytes);
        assertEquals(shortage.operation().index(), schedule.firstUse(shortage.value()));
        assertEquals(shortage.operation().index(), shortage.takenBytesBefore().size());
        LiveProfile live = Prediction.of(schedule).profile();
        for (int operation = 0; operation < shortage.takenBytesBefore().size(); operation++) {
            long taken = shortage.takenBytesBefore().get(operation);
            assertTrue(taken <= deviceBytes);
            assertTrue(taken >= live.totalBytes(operation), "what is live has been taken");
        }
    }

    @Property(tries = 100)
    void everyParameterHasItsGradientWrittenOnceAndIsUpdatedOnce(@ForAll("schedules") Schedule schedule) {
        List<Value> gradientWrites = new ArrayList<>();
        List<Value> updated = new ArrayList<>();
        List<Value> updatedWith = new ArrayList<>();
        for (Operation operation : schedule.operations()) {
            if (operation.computation() instanceof UpdateParameters update) {
                updated.addAll(update.parameters().values());
                updatedWith.addAll(update.gradients().values());
            } else {
                gradientWrites.addAll(valuesOf(operation.computation().writes()));
            }
        }
        List<ParameterTensors> parameters = schedule.tensors().parameters();
        assertEquals(parameters.stream().map(ParameterTensors::value).toList(), updated);
        assertEquals(parameters.stream().map(ParameterTensors::gradient).toList(), updatedWith);
        for (ParameterTensors tensors : parameters) {
            assertEquals(1, Collections.frequency(gradientWrites, tensors.gradient()), tensors::toString);
        }
        assertEquals(
                schedule.network().parameters(),
                parameters.stream().map(ParameterTensors::parameter).toList());
    }

    @Property(tries = 100)
    void runningStatisticsOfEveryBatchNormAreUpdatedOnceFromAllItsElements(@ForAll("schedules") Schedule schedule) {
        Map<Value, UpdateRunningStatistics> updates = new HashMap<>();
        for (Operation operation : schedule.operations()) {
            if (operation.computation() instanceof UpdateRunningStatistics update) {
                Value running = update.runningMean().values().get(0);
                assertEquals(null, updates.put(running, update), operation::toString);
            }
        }
        List<RunningStatistics> all = schedule.tensors().runningStatistics();
        assertEquals(all.size(), updates.size());
        for (RunningStatistics statistics : all) {
            BatchNorm norm = statistics.batchNorm();
            UpdateRunningStatistics update = updates.get(statistics.mean());
            assertEquals(
                    List.of(statistics.variance()), update.runningVariance().values());
            assertEquals(norm.shape().channels(), update.mean().shape().elements());
            assertEquals(norm.shape().channels(), update.variance().shape().elements());
            assertEquals(schedule.network().spec().batch() * norm.shape().pixels(), update.count(), norm.module());
        }
    }

    @Property(tries = 100)
    void trainingHolds12BytesPerParameterInThreeSlots(@ForAll("schedules") Schedule schedule) {
        List<ParameterTensors> parameters = schedule.tensors().parameters();
        Set<Integer> slots = new HashSet<>();
        for (ParameterTensors tensors : parameters) {
            slots.addAll(List.of(
                    tensors.value().slot(),
                    tensors.gradient().slot(),
                    tensors.momentum().slot()));
        }
        long bytes = slots.stream()
                .mapToLong(slot -> schedule.slots().get(slot).bytes())
                .sum();
        assertEquals(3, slots.size());
        assertEquals(12 * schedule.network().parameterCount(), bytes);
        assertEquals(
                schedule.network().parameterCount(),
                parameters.stream()
                        .map(ParameterTensors::parameter)
                        .mapToLong(Parameter::count)
                        .sum());
    }

    @Property(tries = 50)
    void theLegendNamesOperationsAndTensorsByTheirNumbers(@ForAll("schedules") Schedule schedule) {
        TraceLegend legend = schedule.legend();
        assertEquals(schedule.operations().size(), legend.operations().size());
        assertEquals(schedule.values().size(), legend.tensors().size());
        assertEquals(schedule.forwardOperations(), legend.endOfForward());
        for (Operation operation : schedule.operations()) {
            int index = operation.index();
            assertEquals(operation, schedule.operations().get(index));
            assertEquals(index, legend.operations().get(index).index());
            assertEquals(operation.name(), legend.operations().get(index).name());
        }
        for (Value value : schedule.values()) {
            TracedTensor tensor = legend.tensors().get(value.id());
            assertEquals(value, schedule.values().get(value.id()));
            assertEquals(value.id(), tensor.id());
            assertEquals(value.layer(), tensor.layer());
            assertEquals(value.shape().bytes(), tensor.bytes());
        }
    }

    @Property(tries = 50)
    void everyOperationBelongsToALayerOfTheNetwork(@ForAll("schedules") Schedule schedule) {
        Set<LayerPath> paths = new HashSet<>();
        schedule.network().layers().forEach(layer -> paths.add(layer.path()));
        for (Operation operation : schedule.operations()) {
            assertTrue(paths.contains(operation.layer()), operation::toString);
        }
    }

    private static boolean isShared(Schedule schedule, View view) {
        return schedule.slots().get(view.slot()).shared();
    }

    private static long recomputed(Network network, Strategy strategy, Class<? extends Computation> kind) {
        return Schedule.compile(network, strategy, 2).operations().stream()
                .filter(operation -> operation.phase() == Phase.RECOMPUTE)
                .filter(operation -> kind.isInstance(operation.computation()))
                .count();
    }

    private static List<Value> filledByTheCaller(Schedule schedule) {
        StepTensors tensors = schedule.tensors();
        List<Value> values = new ArrayList<>(List.of(tensors.images(), tensors.labels()));
        tensors.parameters().forEach(parameter -> values.addAll(List.of(parameter.value(), parameter.momentum())));
        tensors.runningStatistics().forEach(norm -> values.addAll(List.of(norm.mean(), norm.variance())));
        return values;
    }

    private static List<View> viewsOf(Operation operation) {
        Computation computation = operation.computation();
        return Stream.concat(computation.reads().stream(), computation.writes().stream())
                .toList();
    }

    private static List<Value> valuesOf(List<View> views) {
        return views.stream().flatMap(view -> view.values().stream()).toList();
    }

    private static boolean overlapInMemory(Schedule schedule, Value one, Value other) {
        return schedule.offsetBytes(one)
                        < schedule.offsetBytes(other) + other.shape().bytes()
                && schedule.offsetBytes(other)
                        < schedule.offsetBytes(one) + one.shape().bytes();
    }

    private static boolean overlapInTime(Schedule schedule, Value one, Value other) {
        return schedule.firstUse(one) <= schedule.lastUse(other) && schedule.firstUse(other) <= schedule.lastUse(one);
    }
}
