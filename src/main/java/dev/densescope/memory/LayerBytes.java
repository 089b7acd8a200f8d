package dev.densescope.memory;

import dev.densescope.spec.LayerPath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What one layer occupies, by category.
 *
 * @param own bytes in storage that only this layer uses
 * @param shared bytes that its tensors occupy, at their time, in storage that other layers use as well; redone tensors
 *     count once
 */
public record LayerBytes(LayerPath layer, Map<Category, Long> own, Map<Category, Long> shared) {
    public LayerBytes {
        own = copy(own);
        shared = copy(shared);
    }

    /** Bytes of a category in storage of its own; 0 if there are none. */
    public long own(Category category) {
        return own.getOrDefault(category, 0L);
    }

    /** Bytes of a category in shared storage; 0 if there are none. */
    public long shared(Category category) {
        return shared.getOrDefault(category, 0L);
    }

    /** Feature-map bytes in storage of its own: what the layer adds to memory by existing. */
    public long ownFeatureMapBytes() {
        return own.entrySet().stream()
                .filter(entry -> entry.getKey().isFeatureMap())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Adds up what the tensors of one layer occupy. Confined to one thread. */
    public static final class Builder {
        private final Map<Category, Long> own = new EnumMap<>(Category.class);
        /** By name: a redone tensor has the name of the one it restores. */
        private final Map<Category, Map<String, Long>> shared = new EnumMap<>(Category.class);

        /**
         * Adds a tensor.
         *
         * @param isShared whether its storage is used by other layers as well
         */
        public Builder add(Category category, String tensor, boolean isShared, long bytes) {
            if (isShared) {
                shared.computeIfAbsent(category, key -> new HashMap<>()).put(tensor, bytes);
            } else {
                own.merge(category, bytes, Math::addExact);
            }
            return this;
        }

        public LayerBytes build(LayerPath layer) {
            Map<Category, Long> sharedBytes = new EnumMap<>(Category.class);
            shared.forEach((category, byName) -> sharedBytes.put(
                    category,
                    byName.values().stream().mapToLong(Long::longValue).sum()));
            return new LayerBytes(layer, own, sharedBytes);
        }
    }

    private static Map<Category, Long> copy(Map<Category, Long> bytes) {
        EnumMap<Category, Long> copy = new EnumMap<>(Category.class);
        copy.putAll(bytes);
        return Collections.unmodifiableMap(copy);
    }
}
