package dev.densescope.memory;

import dev.densescope.spec.LayerPath;
import java.util.Collections;
import java.util.EnumMap;
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

    private static Map<Category, Long> copy(Map<Category, Long> bytes) {
        EnumMap<Category, Long> copy = new EnumMap<>(Category.class);
        copy.putAll(bytes);
        return Collections.unmodifiableMap(copy);
    }
}
