package dev.densescope.session.measure;

import dev.densescope.memory.LayerBytes;
import dev.densescope.spec.LayerPath;

/**
 * Measured bytes and times of a layer; times are medians over the measured steps.
 *
 * @param bytes measured bytes of its tensors
 */
public record LayerMeasurement(LayerBytes bytes, long forwardNanos, long recomputeNanos, long backwardNanos) {
    public LayerPath layer() {
        return bytes.layer();
    }
}
