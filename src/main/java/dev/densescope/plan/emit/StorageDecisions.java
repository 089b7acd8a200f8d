package dev.densescope.plan.emit;

import dev.densescope.spec.LayerPath;

/**
 * Which tensors share storage. A pure function; the schedule follows from it: a forward output whose storage is shared
 * is overwritten by the next layer, so backward has to redo it.
 */
public interface StorageDecisions {
    /**
     * Whether the place of what is dead is used again. If not, every storage is held until the step ends, as the report's
     * baseline does.
     */
    boolean reusesDeadStorage();

    /** Whether what is shared has a place for each block, rather than wherever the arena is free. */
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
