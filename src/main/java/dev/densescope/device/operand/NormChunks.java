package dev.densescope.device.operand;

import java.util.Optional;

/**
 * Storage for a batch norm's output and its gradient, some channels at a time. Channels-outermost.
 *
 * @param normalized the output of as many channels as are computed at a time
 * @param gradient its gradient, for as many channels; empty if that is computed in the tensor of the input's gradient
 */
public record NormChunks(Tensor normalized, Optional<Tensor> gradient) {
    /** How many channels are computed at a time. */
    public int channels() {
        return normalized.shape().c();
    }
}
