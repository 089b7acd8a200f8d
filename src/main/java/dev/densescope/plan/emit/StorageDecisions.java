package dev.densescope.plan.emit;

import dev.densescope.spec.LayerPath;

/**
 * Which tensors share storage. A pure function; the schedule follows from it: a forward output whose storage is shared
 * is overwritten by the next layer, so backward has to redo it.
 */
public interface StorageDecisions {
    /** Whether gradients of concatenations, batch norms and convolutions share a few buffers. */
    boolean sharesGradients();

    /** Whether the concatenation read by this dense layer, transition or head lives in Shared Storage 1. */
    boolean sharesConcatenation(LayerPath layer);

    /** Whether the batch norm over that concatenation lives in Shared Storage 2. */
    boolean sharesBatchNorm(LayerPath layer);
}
