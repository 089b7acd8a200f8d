package dev.densescope.plan.emit;

import dev.densescope.spec.LayerPath;

/**
 * Which tensors share storage. A pure function; the schedule follows from it: a forward output whose storage is shared
 * is overwritten by the next layer, so backward has to redo it.
 */
public interface StorageDecisions {
    /** Whether each block has shared storage of its own, rather than one for all of the network. */
    boolean sharesPerBlock();

    /** Whether gradients of concatenations, batch norms and convolutions share a few buffers. */
    boolean sharesGradients();

    /** Whether the concatenation read by this dense layer, transition or head lives in Shared Storage 1, if it is copied. */
    boolean sharesConcatenation(LayerPath layer);

    /**
     * Whether the feature maps of a block are written side by side into one buffer: the first ones are the concatenation
     * then, and nothing is copied.
     */
    boolean keepsFeaturesTogether();

    /** Whether the batch norm over that concatenation lives in Shared Storage 2. */
    boolean sharesBatchNorm(LayerPath layer);

    /** Whether the output of this dense layer's 1x1 convolution lives in Shared Storage 3. */
    boolean sharesConvolution(LayerPath layer);
}
