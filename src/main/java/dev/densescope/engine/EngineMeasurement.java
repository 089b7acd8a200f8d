package dev.densescope.engine;

import dev.densescope.memory.LayerBytes;
import java.util.List;

/**
 * Memory measurements of the engine, from the operands of its kernels and, on the processor, from the bytes that
 * kernels wrote; independent of the schedule.
 *
 * @param forwardFeatureMapBytes bytes of the dense layers' feature maps that forward keeps, plus the largest one of
 *     each transient storage
 * @param peakLiveBytes peak of the bytes between their first write and their last use
 * @param reservedBytes allocation of this engine, according to the device's allocator
 * @param layers bytes of each layer's tensors, in forward order
 */
public record EngineMeasurement(
        long forwardFeatureMapBytes, long peakLiveBytes, long reservedBytes, List<LayerBytes> layers) {
    public EngineMeasurement {
        layers = List.copyOf(layers);
    }
}
