package dev.densescope.plan;

import dev.densescope.spec.LayerPath;
import java.util.List;

/**
 * Memory that a plan needs, computed without its schedule.
 *
 * @param reservedBytes bytes that a run allocates on the device, as {@link Schedule#reservedBytes}
 * @param forwardFeatureMapBytes as {@link Prediction#forwardFeatureMapBytes}
 * @param occupiedBytes the most that slots take at one time: what would be reserved if nothing were lost between them
 * @param layers in forward order
 */
public record PlanEvaluation(
        long reservedBytes, long forwardFeatureMapBytes, long occupiedBytes, List<LayerUse> layers) {
    public PlanEvaluation {
        layers = List.copyOf(layers);
    }

    /**
     * What a layer contributes: at any time, the layers before it keep what they keep, and the one that computes takes its
     * own. So {@code occupiedBytes} is the most, over all layers, of what the layers before keep and the layer's own.
     *
     * @param keptBytes what it leaves from forward for backward
     * @param ownBytes the most that is taken while it computes, less what the layers before it keep
     */
    public record LayerUse(LayerPath layer, long keptBytes, long ownBytes) {}
}
