package dev.densescope.memory;

import dev.densescope.spec.LayerPath;

/**
 * An operation with its display name.
 *
 * @param index its index in the step, from 0
 * @param name what it does, such as {@code conv1} or {@code norm1 backward}
 */
public record TracedOperation(int index, Phase phase, LayerPath layer, String name) {}
