package dev.densescope.plan.decision;

import dev.densescope.spec.LayerPath;

/**
 * Which tensors share storage. A pure function; the schedule follows from it: a forward output that is to be recomputed
 * lies in shared storage, which the next layer overwrites. What concerns a layer is one decision, {@link #recomputed}; the
 * others concern the network or a block.
 */
public interface StorageDecisions {
    /**
     * Whether the memory of dead tensors is reused. If not, every storage is held until the step ends, as in the report's
     * baseline.
     */
    boolean reusesMemory();

    /** Whether shared storage is one buffer per block, rather than wherever the arena is free. */
    boolean sharesPerBlock();

    /** Whether gradients of concatenations, batch norms and convolutions share a few buffers. */
    boolean sharesGradients();

    /**
     * Whether the feature maps of a block are written contiguously into one buffer: a prefix of it is the concatenation
     * then, without a copy.
     *
     * @param block counted from 1
     */
    boolean keepsFeaturesInPlace(int block);

    /**
     * The outputs of a dense layer, transition or head that backward recomputes. A concatenation of a block whose features
     * are in place does not exist, so it does not matter there; nor does an output that a layer does not have.
     */
    Recomputed recomputed(LayerPath layer);

    /** Whether backward recomputes an output of a layer. */
    default boolean recomputes(LayerPath layer, LayerOutput output) {
        return recomputed(layer).includes(output);
    }
}
