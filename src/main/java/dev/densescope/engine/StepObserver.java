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
import java.util.function.ToIntFunction;

/**
 * Notes every tensor that comes into use in a step, where it lies, and keeps the sums that become the measurement. What it
 * looks at between two kernels is worked out beforehand and lies side by side.
 */
final class StepObserver {
    private final Schedule schedule;
    /** Ids of the tensors first used by each operation, and last used. */
    private final int[][] acquired;

    private final int[][] released;
    /** Where each tensor lies in the arena, by id. */
    private final long[] starts;

    private final long[] bytes;
    private final boolean[] isForwardFeatureMap;
    private final boolean[] seen;
    private final StorageLedger ledger = new StorageLedger();
    private final ByteRanges keptFeatureMaps = new ByteRanges();
    private final Map<String, Long> widestSharedFeatureMaps = new HashMap<>();
    private final Map<LayerPath, LayerBytes.Builder> layers = new HashMap<>();
    /** Empty if something was seen since. */
    private List<LayerBytes> layerBytes = List.of();

    StepObserver(Schedule schedule) {
        this.schedule = schedule;
        acquired = byOperation(schedule::firstUse);
        released = byOperation(schedule::lastUse);
        starts = schedule.values().stream().mapToLong(schedule::offsetBytes).toArray();
        bytes = schedule.values().stream()
                .mapToLong(value -> value.shape().bytes())
                .toArray();
        isForwardFeatureMap = new boolean[starts.length];
        schedule.forwardFeatureMaps().forEach(value -> isForwardFeatureMap[value.id()] = true);
        seen = new boolean[starts.length];
    }

    /** An operation is about to run. */
    void starts(int operation, Recorder recorder) {
        for (int id : acquired[operation]) {
            ledger.acquire(starts[id], bytes[id]);
            recorder.acquired(operation, id);
            if (!seen[id]) {
                seen[id] = true;
                note(schedule.values().get(id));
            }
        }
    }

    /** An operation has run. */
    void finished(int operation, Recorder recorder) {
        for (int id : released[operation]) {
            ledger.release(starts[id], bytes[id]);
            recorder.released(operation, id);
        }
    }

    void abandoned() {
        ledger.clear();
    }

    EngineMeasurement measurement(long reservedBytes) {
        if (layerBytes.isEmpty()) {
            layerBytes = schedule.network().layers().stream()
                    .map(Layer::path)
                    .map(path ->
                            layers.getOrDefault(path, new LayerBytes.Builder()).build(path))
                    .toList();
        }
        return new EngineMeasurement(forwardFeatureMapBytes(), ledger.peakBytes(), reservedBytes, layerBytes);
    }

    private long forwardFeatureMapBytes() {
        return keptFeatureMaps.totalBytes()
                + widestSharedFeatureMaps.values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private int[][] byOperation(ToIntFunction<Value> operation) {
        List<List<Integer>> ids = new ArrayList<>();
        schedule.operations().forEach(each -> ids.add(new ArrayList<>()));
        schedule.values().forEach(value -> ids.get(operation.applyAsInt(value)).add(value.id()));
        return ids.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private void note(Value value) {
        layerBytes = List.of();
        StorageSlot slot = schedule.slots().get(value.slot());
        long valueBytes = bytes[value.id()];
        if (isForwardFeatureMap[value.id()]) {
            if (slot.shared()) {
                widestSharedFeatureMaps.merge(slot.name(), valueBytes, Math::max);
            } else {
                keptFeatureMaps.add(starts[value.id()], starts[value.id()] + valueBytes);
            }
        }
        layers.computeIfAbsent(value.layer(), path -> new LayerBytes.Builder())
                .add(value.category(), value.name(), slot.shared(), valueBytes);
    }
}
