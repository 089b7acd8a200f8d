package dev.densescope.plan.search;

import dev.densescope.plan.decision.Recomputed;

/**
 * One possible decision for a layer, and its costs.
 *
 * @param keptBytes bytes that the layer keeps from forward for backward
 * @param ownBytes largest number of bytes occupied while it computes, minus those kept by the layers before it
 * @param nanos time of all its operations in a step
 */
record LayerOption(Recomputed recomputed, long keptBytes, long ownBytes, double nanos) {
    /** Bytes needed from the layer on, given those needed from the next layer on. */
    long bytes(long behind) {
        return Math.max(ownBytes, Math.addExact(keptBytes, behind));
    }

    /** Whether this option is at least as good as another in bytes and in time. */
    boolean dominates(LayerOption other) {
        return keptBytes <= other.keptBytes && ownBytes <= other.ownBytes && nanos <= other.nanos;
    }
}
