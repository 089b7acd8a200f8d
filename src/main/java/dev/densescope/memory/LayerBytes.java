package dev.densescope.memory;

import dev.densescope.spec.LayerPath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Bytes of one layer's tensors, by category.
 *
 * @param own bytes in storage of its own
 * @param shared bytes in transient storage, which other layers reuse; a recomputed tensor counts once
 */
public record LayerBytes(LayerPath layer, Map<Category, Long> own, Map<Category, Long> shared) {
    public LayerBytes {
        own = copy(own);
        shared = copy(shared);
    }

    /** Bytes of a category in storage of its own. */
    public long own(Category category) {
        return own.getOrDefault(category, 0L);
    }

    /** Bytes of a category in transient storage. */
    public long shared(Category category) {
        return shared.getOrDefault(category, 0L);
    }

    /** Feature-map bytes in storage of its own: the memory that the layer adds to the network. */
    public long ownFeatureMapBytes() {
        return own.entrySet().stream()
                .filter(entry -> entry.getKey().isFeatureMap())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Adds up the bytes of one layer's tensors. Not thread-safe. */
    public static final class Builder {
        private final Map<Category, Long> own = new EnumMap<>(Category.class);
        /** By tensor name: a recomputed tensor has the name of the original. */
        private final Map<Category, Map<String, Long>> shared = new EnumMap<>(Category.class);

        /**
         * Adds a tensor.
         *
         * @param isShared whether it is in transient storage
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
