package dev.densescope.engine;

import dev.densescope.memory.LayerBytes;
import java.util.List;

/**
 * What steps were seen to occupy: kept by the ledger of byte ranges that kernels were about to use, not read off the
 * schedule.
 *
 * @param forwardFeatureMapBytes distinct bytes that dense-layer intermediates were written to in forward
 * @param peakLiveBytes the most bytes held at one time
 * @param reservedBytes what the device's allocator gave out for this engine
 * @param layers what each layer's tensors occupied, in forward order
 */
public record EngineMeasurement(
        long forwardFeatureMapBytes, long peakLiveBytes, long reservedBytes, List<LayerBytes> layers) {
    public EngineMeasurement {
        layers = List.copyOf(layers);
    }
}
