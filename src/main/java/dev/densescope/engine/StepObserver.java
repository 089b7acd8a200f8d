package dev.densescope.engine;

import dev.densescope.memory.ByteRanges;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.Recorder;
import dev.densescope.network.Layer;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Measures the memory of a step from the operands of its kernels. In the first whole step it also counts the bytes that
 * kernels write, if the device is synchronous. The data used between kernels are precomputed arrays.
 */
final class StepObserver {
    private final Schedule schedule;
    private final StorageLedger ledger = new StorageLedger();
    /** Ids of the tensors whose lifetime starts and ends with each operation. */
    private final int[][] acquired;

    private final int[][] released;
    /** Offset of each tensor in the arena, by id. */
    private final long[] starts;

    /** Size of each tensor, by id: the size of the operand, or the bytes written once they are known. */
    private final long[] bytes;

    private final boolean[] isForwardFeatureMap;
    private final boolean[] seen;
    /** Present until a whole step has been probed. */
    private Optional<WriteProbe> firstWrites;

    private long probeNanos;
    /** Cached bytes of the layers; empty if more tensors have been used since. */
    private List<LayerBytes> layers = List.of();

    private long forwardFeatureMapBytes;

    StepObserver(Schedule schedule, KernelOperands operands, Optional<WriteProbe> firstWrites) {
        this.schedule = schedule;
        this.firstWrites = firstWrites;
        acquired = byOperation(operands, operands::first);
        released = byOperation(operands, operands::last);
        starts = schedule.values().stream().mapToLong(operands::start).toArray();
        bytes = schedule.values().stream().mapToLong(operands::bytes).toArray();
        seen = new boolean[starts.length];
        isForwardFeatureMap = new boolean[starts.length];
        int forward = schedule.forwardOperations();
        for (Value value : schedule.denseFeatureMaps()) {
            isForwardFeatureMap[value.id()] = operands.first(value) < forward;
        }
    }

    /**
     * Call it before an operation.
     *
     * @throws IllegalStateException if a tensor overlaps another live tensor
     */
    void starts(int operation, Recorder recorder) {
        if (operation == 0) {
            probeNanos = 0;
        }
        for (int id : acquired[operation]) {
            acquire(id);
            recorder.acquired(operation, id);
        }
        if (firstWrites.isPresent()) {
            probe(() -> firstWrites.get().starts(operation));
        }
    }

    /** Call it after an operation. */
    void finished(int operation, Recorder recorder) {
        for (int id : acquired[operation]) {
            if (!seen[id]) {
                seen[id] = true;
                layers = List.of();
            }
        }
        if (firstWrites.isPresent()) {
            probe(() -> firstWrites.get().finished(operation).forEach(this::resize));
        }
        ledger.notePeak();
        for (int id : released[operation]) {
            release(id);
            recorder.released(operation, id);
        }
        if (operation == released.length - 1) {
            firstWrites = Optional.empty();
        }
    }

    /** Time spent on the write probe in the last step. */
    long probeNanos() {
        return probeNanos;
    }

    void abandoned() {
        ledger.clear();
    }

    EngineMeasurement measurement(long reservedBytes) {
        if (layers.isEmpty()) {
            layers = layersSeen();
            forwardFeatureMapBytes = forwardFeatureMapsSeen();
        }
        return new EngineMeasurement(forwardFeatureMapBytes, ledger.peakBytes(), reservedBytes, layers);
    }

    private void probe(Runnable action) {
        long start = System.nanoTime();
        action.run();
        probeNanos += System.nanoTime() - start;
    }

    private void acquire(int id) {
        if (bytes[id] == 0) {
            return; // no byte of it was written
        }
        try {
            ledger.acquire(starts[id], bytes[id]);
        } catch (IllegalStateException taken) {
            Value value = schedule.values().get(id);
            throw new IllegalStateException(
                    "%s of %s overlaps another tensor: %s".formatted(value.name(), value.layer(), taken.getMessage()),
                    taken);
        }
    }

    private void release(int id) {
        if (bytes[id] > 0) {
            ledger.release(starts[id], bytes[id]);
        }
    }

    private void resize(Value value, long writtenBytes) {
        release(value.id());
        bytes[value.id()] = writtenBytes;
        acquire(value.id());
    }

    private long forwardFeatureMapsSeen() {
        ByteRanges kept = new ByteRanges();
        Map<String, Long> widestShared = new HashMap<>();
        for (Value value : schedule.values()) {
            int id = value.id();
            StorageSlot slot = schedule.slots().get(value.slot());
            if (!seen[id] || !isForwardFeatureMap[id]) {
                continue;
            }
            if (slot.shared()) {
                widestShared.merge(slot.name(), bytes[id], Math::max);
            } else {
                kept.add(starts[id], starts[id] + bytes[id]);
            }
        }
        return kept.totalBytes()
                + widestShared.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<LayerBytes> layersSeen() {
        Map<LayerPath, LayerBytes.Builder> builders = new HashMap<>();
        for (Value value : schedule.values()) {
            if (seen[value.id()]) {
                boolean isShared = schedule.slots().get(value.slot()).shared();
                builders.computeIfAbsent(value.layer(), path -> new LayerBytes.Builder())
                        .add(value.category(), value.name(), isShared, bytes[value.id()]);
            }
        }
        return schedule.network().layers().stream()
                .map(Layer::path)
                .map(path ->
                        builders.getOrDefault(path, new LayerBytes.Builder()).build(path))
                .toList();
    }

    /** Groups the ids of all operands by an operation of their lifetime. */
    private int[][] byOperation(KernelOperands operands, ToIntFunction<Value> operation) {
        List<List<Integer>> ids = new ArrayList<>();
        schedule.operations().forEach(each -> ids.add(new ArrayList<>()));
        schedule.values().stream()
                .filter(value -> operands.bytes(value) > 0)
                .forEach(value -> ids.get(operation.applyAsInt(value)).add(value.id()));
        return ids.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
