package dev.densescope.plan;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorLifetimes;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.memory.TracedTensor;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.plan.emit.EmittedStep;
import dev.densescope.plan.emit.StepEmitter;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StepTensors;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One training step of a network: its operations in order, and the storage of every tensor. Immutable; predictions,
 * engine and charts use the same object.
 */
public final class Schedule {
    private final Network network;
    private final StepTensors tensors;
    private final List<StorageSlot> slots;
    private final List<Value> values;
    private final List<Operation> operations;
    private final Lifetimes lifetimes;
    private final ArenaLayout layout;

    Schedule(Network network, EmittedStep step, Lifetimes lifetimes, ArenaLayout layout) {
        this.network = network;
        tensors = step.tensors();
        slots = step.slots();
        values = step.values();
        operations = step.operations();
        this.lifetimes = lifetimes;
        this.layout = layout;
    }

    /** Compiles the training step of a network under a strategy, for a device. */
    public static Schedule compile(Network network, StorageDecisions decisions, Target target) {
        EmittedStep step = StepEmitter.emit(network, decisions, target);
        Lifetimes lifetimes = Lifetimes.of(step);
        return new Schedule(network, step, lifetimes, layout(step, lifetimes, decisions.reusesMemory()));
    }

    static ArenaLayout layout(EmittedStep step, Lifetimes lifetimes, boolean reusesMemory) {
        List<SlotLifetime> slots = lifetimes.ofSlots(step);
        int operations = step.operations().size();
        return reusesMemory
                ? ArenaLayout.of(slots, forwardOperations(step.operations()), operations)
                : ArenaLayout.apart(slots, operations);
    }

    /**
     * Compiles the training step for kernels of the processor.
     *
     * @param threads that kernels may use, each with a workspace of its own
     */
    public static Schedule compile(Network network, StorageDecisions decisions, int threads) {
        return compile(network, decisions, Target.processor(threads));
    }

    /** Compiles the training step for kernels that use all processors of this machine. */
    public static Schedule compile(Network network, StorageDecisions decisions) {
        return compile(network, decisions, Runtime.getRuntime().availableProcessors());
    }

    public Network network() {
        return network;
    }

    /** The tensors that a caller fills or reads: input, labels, loss, parameters. */
    public StepTensors tensors() {
        return tensors;
    }

    /** Ranges of the arena; element i has id i. Slots with disjoint lifetimes may overlap. */
    public List<StorageSlot> slots() {
        return slots;
    }

    /** All tensors; element i has id i. */
    public List<Value> values() {
        return values;
    }

    /** In the order of execution; element i has index i. */
    public List<Operation> operations() {
        return operations;
    }

    /** Feature maps of dense layers, including recomputed ones. */
    public List<Value> denseFeatureMaps() {
        Set<LayerPath> denseLayers =
                network.denseLayers().stream().map(DenseLayer::path).collect(Collectors.toSet());
        return values.stream()
                .filter(value -> value.category().isFeatureMap() && denseLayers.contains(value.layer()))
                .toList();
    }

    /** Feature maps of dense layers that forward writes. */
    List<Value> forwardFeatureMaps() {
        int forward = forwardOperations();
        return denseFeatureMaps().stream()
                .filter(value -> firstUse(value) < forward)
                .toList();
    }

    /** Bytes that a run allocates on the device: the arena, plus one alignment for its start. */
    public long reservedBytes() {
        return Math.addExact(layout.totalBytes(), StorageSlot.ALIGNMENT);
    }

    /** {@link #reservedBytes()} by category at the peak of the arena; the rest counts as workspace. */
    public Map<Category, Long> reservedByCategory() {
        EnumMap<Category, Long> bytes = new EnumMap<>(Category.class);
        bytes.put(Category.WORKSPACE, reservedBytes());
        for (SlotLifetime lifetime : layout.taken(layout.peakOperation())) {
            bytes.merge(Category.WORKSPACE, -lifetime.bytes(), Long::sum);
            bytes.merge(lifetime.slot().category(), lifetime.bytes(), Long::sum);
        }
        return bytes;
    }

    /** Offset of a value in the arena. */
    public long offsetBytes(Value value) {
        return layout.offsetBytes(slots.get(value.slot())) + value.offsetInSlot();
    }

    /** The first tensor that does not fit on a device with the given bytes; empty if all fit. */
    public Optional<MemoryShortage> shortage(long deviceBytes) {
        return MemoryShortage.of(this, layout, deviceBytes);
    }

    /** The operation that first touches a value; 0 for held ones. */
    public int firstUse(Value value) {
        return lifetimes.firstUse(value);
    }

    /** The operation after which a value is dead; the last of the step for held ones. */
    public int lastUse(Value value) {
        return lifetimes.lastUse(value);
    }

    /** The lifetime of each tensor of {@link #legend}. */
    public TensorLifetimes tensorLifetimes() {
        return new TensorLifetimes(
                legend(),
                values.stream().mapToInt(this::firstUse).toArray(),
                values.stream().mapToInt(this::lastUse).toArray());
    }

    /** The number of operations of the forward pass, which are the first of the schedule. */
    public int forwardOperations() {
        return forwardOperations(operations);
    }

    static int forwardOperations(List<Operation> operations) {
        return (int) operations.stream()
                .takeWhile(operation -> operation.phase() == Phase.FORWARD)
                .count();
    }

    /**
     * The forward pass in evaluation mode, in the storage of the training step: with running instead of batch
     * statistics, without dropout, up to the logits. Operations keep their index.
     */
    public List<Operation> evaluation() {
        return new EvaluationMode(tensors).of(operations.subList(0, forwardOperations()));
    }

    /** Operations and tensors by the indices used in this schedule's traces. */
    public TraceLegend legend() {
        List<TracedOperation> tracedOperations = new ArrayList<>();
        for (Operation operation : operations) {
            tracedOperations.add(
                    new TracedOperation(operation.index(), operation.phase(), operation.layer(), operation.name()));
        }
        List<TracedTensor> tracedTensors = new ArrayList<>();
        for (Value value : values) {
            tracedTensors.add(new TracedTensor(
                    value.id(),
                    value.layer(),
                    value.name(),
                    value.category(),
                    value.shape(),
                    value.shape().bytes(),
                    slots.get(value.slot()).shared()));
        }
        return new TraceLegend(tracedOperations, tracedTensors);
    }
}
