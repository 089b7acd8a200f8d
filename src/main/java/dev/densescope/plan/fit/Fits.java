package dev.densescope.plan.fit;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseNetSpec;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The largest values of a design's dimensions that fit into a number of bytes with one plan.
 *
 * @param values the largest value of each dimension; a dimension is missing if not even its smallest value fits
 */
public record Fits(StoragePlan plan, Map<Dimension, Integer> values) {
    public Fits {
        values = Collections.unmodifiableMap(copy(values));
    }

    private static Map<Dimension, Integer> copy(Map<Dimension, Integer> values) {
        Map<Dimension, Integer> copy = new EnumMap<>(Dimension.class);
        copy.putAll(values);
        return copy;
    }

    /**
     * Searches all dimensions.
     *
     * @param plan a plan that can be used with every design, such as a strategy
     * @param stop polled before each evaluation
     * @throws CancellationException if {@code stop} returns true
     */
    public static Fits of(DenseNetSpec design, StoragePlan plan, Target target, long bytes, BooleanSupplier stop) {
        LargestFit largest = new LargestFit(design, plan, target, bytes, stop);
        Map<Dimension, Integer> values = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            largest.of(dimension).ifPresent(value -> values.put(dimension, value));
        }
        return new Fits(plan, values);
    }
}
