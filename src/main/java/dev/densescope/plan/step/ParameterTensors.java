package dev.densescope.plan.step;

import dev.densescope.network.Parameter;
import dev.densescope.spec.LayerPath;

/**
 * A parameter with its gradient and momentum: 12 bytes per value.
 *
 * @param layer the layer it belongs to
 * @param gradient written once per step
 * @param momentum kept from step to step
 */
public record ParameterTensors(Parameter parameter, LayerPath layer, Value value, Value gradient, Value momentum) {}
