package dev.densescope.plan;

import dev.densescope.spec.LayerPath;
import java.util.List;

/**
 * Memory that a plan needs, computed without compiling its schedule.
 *
 * @param reservedBytes bytes that a run allocates on the device, as {@link Schedule#reservedBytes}
 * @param forwardFeatureMapBytes as {@link Prediction#forwardFeatureMapBytes}
 * @param occupiedBytes the largest sum of the sizes of all slots in use at one time: reserved bytes without the gaps
 * between slots
 * @param layers in forward order
 */
public record PlanEvaluation(
        long reservedBytes, long forwardFeatureMapBytes, long occupiedBytes, List<LayerUse> layers) {
    public PlanEvaluation {
        layers = List.copyOf(layers);
    }

    /**
     * The contribution of a layer. While a layer computes, its {@code ownBytes} and the {@code keptBytes} of all layers
     * before it are occupied; {@code occupiedBytes} is the maximum of these sums.
     *
     * @param keptBytes bytes that it keeps from forward for backward
     * @param ownBytes the largest number of bytes occupied while it computes, minus those kept by the layers before it
     */
    public record LayerUse(LayerPath layer, long keptBytes, long ownBytes) {}
}
