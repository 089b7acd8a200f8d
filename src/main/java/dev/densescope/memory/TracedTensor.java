package dev.densescope.memory;

import dev.densescope.spec.LayerPath;

/**
 * A tensor as charts and tables name it.
 *
 * @param id its place in {@link TraceLegend#tensors}
 * @param name such as {@code concat} or {@code norm1 gradient}
 * @param bytes what it occupies
 * @param shared whether other tensors use the same storage at other times
 */
public record TracedTensor(
        int id, LayerPath layer, String name, Category category, TensorShape shape, long bytes, boolean shared) {}
