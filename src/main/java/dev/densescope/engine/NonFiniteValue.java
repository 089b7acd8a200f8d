package dev.densescope.engine;

import dev.densescope.spec.LayerPath;

/**
 * The first value of a forward pass that is infinite or not a number.
 *
 * @param layer the layer of its tensor
 * @param tensor name of the tensor, such as {@code conv1} or {@code features.conv0.weight}
 */
public record NonFiniteValue(LayerPath layer, String tensor) {}
