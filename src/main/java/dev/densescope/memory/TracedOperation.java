package dev.densescope.memory;

import dev.densescope.spec.LayerPath;

/**
 * An operation as charts and tables name it.
 *
 * @param index its place in the step, from 0
 * @param name what it does, such as {@code conv1} or {@code norm1 backward}
 */
public record TracedOperation(int index, Phase phase, LayerPath layer, String name) {}
