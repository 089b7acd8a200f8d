package dev.densescope.plan;

import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.LiveProfile;
import dev.densescope.network.Layer;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory that a training step will need, computed from its schedule without running it.
 *
 * @param forwardFeatureMapBytes bytes of the intermediates of dense layers at the end of forward, without padding: all
 * that are kept, and the largest of those in shared storage
 * @param peakLiveBytes the largest number of live bytes, all categories
 * @param reservedBytes bytes that a run allocates on the device
 * @param profile live bytes by category, operation by operation
 * @param reservedByCategory {@code reservedBytes} by category at the peak of the arena; gaps between tensors count as
 * workspace
 * @param layers bytes of each layer, in forward order
 */
public record Prediction(
        long forwardFeatureMapBytes,
        long peakLiveBytes,
        long reservedBytes,
        LiveProfile profile,
        Map<Category, Long> reservedByCategory,
        List<LayerBytes> layers) {

    private static final Category[] CATEGORIES = Category.values();

    public Prediction {
        reservedByCategory = Collections.unmodifiableMap(new EnumMap<>(reservedByCategory));
        layers = List.copyOf(layers);
    }

    public static Prediction of(Schedule schedule) {
        LiveProfile profile = profile(schedule);
        return new Prediction(
                forwardFeatureMapBytes(schedule),
                profile.peakBytes(),
                schedule.reservedBytes(),
                profile,
                schedule.reservedByCategory(),
                layers(schedule));
    }

    private static long forwardFeatureMapBytes(Schedule schedule) {
        long keptBytes = 0;
        Map<String, Long> widest = new HashMap<>();
        for (Value value : schedule.forwardFeatureMaps()) {
            StorageSlot slot = schedule.slots().get(value.slot());
            long bytes = value.shape().bytes();
            if (slot.shared()) {
                widest.merge(slot.name(), bytes, Math::max);
            } else {
                keptBytes += bytes;
            }
        }
        return keptBytes + widest.values().stream().mapToLong(Long::longValue).sum();
    }

    private static LiveProfile profile(Schedule schedule) {
        int operations = schedule.operations().size();
        // [operation][category]: change of the live bytes from the operation before
        long[][] changes = new long[operations + 1][CATEGORIES.length];
        for (Value value : schedule.values()) {
            int category = value.category().ordinal();
            changes[schedule.firstUse(value)][category] += value.shape().bytes();
            changes[schedule.lastUse(value) + 1][category] -= value.shape().bytes();
        }
        LiveProfile.Builder profile = new LiveProfile.Builder();
        for (int i = 0; i < operations; i++) {
            for (Category category : CATEGORIES) {
                profile.change(category, changes[i][category.ordinal()]);
            }
            profile.operation();
        }
        return profile.build();
    }

    private static List<LayerBytes> layers(Schedule schedule) {
        Map<LayerPath, LayerBytes.Builder> builders = new HashMap<>();
        for (Value value : schedule.values()) {
            boolean isShared = schedule.slots().get(value.slot()).shared();
            builders.computeIfAbsent(value.layer(), path -> new LayerBytes.Builder())
                    .add(value.category(), value.name(), isShared, value.shape().bytes());
        }
        return schedule.network().layers().stream()
                .map(Layer::path)
                .map(path ->
                        builders.getOrDefault(path, new LayerBytes.Builder()).build(path))
                .toList();
    }
}
