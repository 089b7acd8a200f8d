package dev.densescope.plan.decision;

import dev.densescope.spec.LayerPath;

/**
 * Decides which tensors share storage; the schedule is compiled from it. A forward output that is recomputed is in
 * shared storage, which the next layer overwrites. {@link #recomputed} is the decision for a layer; the others are for
 * the network or a block. Pure functions.
 */
public interface StorageDecisions {
    /**
     * Whether memory is reused after the lifetime of a tensor. If not, all storage is held until the step ends, as in
     * the paper's baseline.
     */
    boolean reusesMemory();

    /** Whether shared storage is one buffer per block, rather than any free offset of the arena. */
    boolean sharesPerBlock();

    /** Whether gradients of concatenations, batch norms and convolutions share a few buffers. */
    boolean sharesGradients();

    /**
     * Whether the feature maps of a block are written contiguously into one buffer, so that the concatenation is a
     * prefix of it, without a copy.
     *
     * @param block counted from 1
     */
    boolean keepsFeaturesInPlace(int block);

    /**
     * The outputs of a dense layer, transition or head that backward recomputes. Outputs that the layer does not have
     * are ignored, such as the concatenation if features are in place.
     */
    Recomputed recomputed(LayerPath layer);

    /** Whether backward recomputes an output of a layer. */
    default boolean recomputes(LayerPath layer, LayerOutput output) {
        return recomputed(layer).includes(output);
    }
}
