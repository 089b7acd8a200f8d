package dev.densescope.memory;

import dev.densescope.spec.LayerPath;

/**
 * A tensor with its display name.
 *
 * @param id its index in {@link TraceLegend#tensors}
 * @param name such as {@code concat} or {@code norm1 gradient}
 * @param bytes its size
 * @param shared whether it is in transient storage, which other tensors reuse
 */
public record TracedTensor(
        int id, LayerPath layer, String name, Category category, TensorShape shape, long bytes, boolean shared) {}
