package dev.densescope.plan.search;

import dev.densescope.plan.decision.Recomputed;

/**
 * One decision that a layer can take, and what it costs.
 *
 * @param keptBytes what the layer leaves from forward for backward
 * @param ownBytes the most that is occupied while it computes, less what the layers before it keep
 * @param nanos time of all its operations in a step
 */
record LayerOption(Recomputed recomputed, long keptBytes, long ownBytes, double nanos) {
    /** Whether this option is at least as good as another in bytes and in time. */
    boolean dominates(LayerOption other) {
        return keptBytes <= other.keptBytes && ownBytes <= other.ownBytes && nanos <= other.nanos;
    }
}
