package dev.densescope.session.measure;

import dev.densescope.memory.LayerBytes;
import dev.densescope.spec.LayerPath;

/**
 * What a layer was measured to occupy and to cost, times as the median over the measured steps.
 *
 * @param bytes what its tensors were seen to occupy
 */
public record LayerMeasurement(LayerBytes bytes, long forwardNanos, long recomputeNanos, long backwardNanos) {
    public LayerPath layer() {
        return bytes.layer();
    }
}
