package dev.densescope.engine;

import dev.densescope.memory.ByteRanges;
import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.Recorder;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Layer;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Notes every tensor that comes into use in a step, where it lies, and keeps the sums that become the measurement. */
final class StepObserver {
    private final Schedule schedule;
    private final int forwardOperations;
    private final Set<LayerPath> denseLayers;
    private final StorageLedger ledger = new StorageLedger();
    private final ByteRanges forwardFeatureMaps = new ByteRanges();
    private final Map<LayerPath, Occupied> layers = new HashMap<>();
    private final Set<Value> seen = new HashSet<>();

    StepObserver(Schedule schedule) {
        this.schedule = schedule;
        forwardOperations = schedule.forwardOperations();
        denseLayers =
                schedule.network().denseLayers().stream().map(DenseLayer::path).collect(Collectors.toSet());
    }

    void acquired(int operation, Value value, Recorder recorder) {
        long start = schedule.offsetBytes(value);
        long bytes = value.shape().bytes();
        ledger.acquire(start, bytes);
        recorder.acquired(operation, value.id());
        if (seen.add(value)) {
            note(operation, value, start, bytes);
        }
    }

    void released(int operation, Value value, Recorder recorder) {
        ledger.release(schedule.offsetBytes(value), value.shape().bytes());
        recorder.released(operation, value.id());
    }

    void abandoned() {
        ledger.clear();
    }

    EngineMeasurement measurement(long reservedBytes) {
        List<LayerBytes> bytes = new ArrayList<>();
        for (Layer layer : schedule.network().layers()) {
            bytes.add(layers.getOrDefault(layer.path(), new Occupied()).layerBytes(layer.path()));
        }
        return new EngineMeasurement(forwardFeatureMaps.totalBytes(), ledger.peakBytes(), reservedBytes, bytes);
    }

    private void note(int operation, Value value, long start, long bytes) {
        if (operation < forwardOperations && value.category().isFeatureMap() && denseLayers.contains(value.layer())) {
            forwardFeatureMaps.add(start, start + bytes);
        }
        boolean shared = schedule.slots().get(value.slot()).shared();
        layers.computeIfAbsent(value.layer(), path -> new Occupied()).add(value.category(), shared, start, bytes);
    }

    /** The distinct bytes that one layer's tensors were seen to occupy. */
    private static final class Occupied {
        private final Map<Category, ByteRanges> own = new EnumMap<>(Category.class);
        private final Map<Category, ByteRanges> shared = new EnumMap<>(Category.class);

        void add(Category category, boolean isShared, long start, long bytes) {
            (isShared ? shared : own)
                    .computeIfAbsent(category, key -> new ByteRanges())
                    .add(start, start + bytes);
        }

        LayerBytes layerBytes(LayerPath path) {
            return new LayerBytes(path, totals(own), totals(shared));
        }

        private static Map<Category, Long> totals(Map<Category, ByteRanges> ranges) {
            Map<Category, Long> totals = new EnumMap<>(Category.class);
            ranges.forEach((category, bytes) -> totals.put(category, bytes.totalBytes()));
            return totals;
        }
    }
}
