package dev.densescope.engine;

import dev.densescope.memory.LayerBytes;
import java.util.List;

/**
 * What steps were seen to occupy: added up from the tensors that kernels were given and, where that can be looked at, from
 * what they wrote of them; not read off the schedule.
 *
 * @param forwardFeatureMapBytes distinct bytes of dense-layer intermediates that kernels made in forward and that are kept,
 *     and of those that share storage the widest
 * @param peakLiveBytes the most bytes at one time from their first write to their last use
 * @param reservedBytes what the device's allocator gave out for this engine
 * @param layers what each layer's tensors occupied, in forward order
 */
public record EngineMeasurement(
        long forwardFeatureMapBytes, long peakLiveBytes, long reservedBytes, List<LayerBytes> layers) {
    public EngineMeasurement {
        layers = List.copyOf(layers);
    }
}
