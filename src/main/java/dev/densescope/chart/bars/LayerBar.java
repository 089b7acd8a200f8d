package dev.densescope.chart.bars;

import dev.densescope.memory.Category;
import dev.densescope.spec.LayerPath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One layer of the bar chart.
 *
 * @param layer the layer
 * @param predicted feature-map bytes that the layer keeps, by category
 * @param measured the same as measured so far in the step
 * @param live the part of the measured bytes that is live
 */
public record LayerBar(
        LayerPath layer, Map<Category, Long> predicted, Map<Category, Long> measured, Map<Category, Long> live) {
    public LayerBar {
        predicted = copy(predicted);
        measured = copy(measured);
        live = copy(live);
    }

    public long predictedBytes() {
        return total(predicted);
    }

    public long measuredBytes() {
        return total(measured);
    }

    public long liveBytes() {
        return total(live);
    }

    private static long total(Map<Category, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Category, Long> copy(Map<Category, Long> bytes) {
        Map<Category, Long> copy = new EnumMap<>(Category.class);
        for (Category category : Category.FEATURE_MAPS) {
            copy.put(category, bytes.getOrDefault(category, 0L));
        }
        return Collections.unmodifiableMap(copy);
    }
}
