package dev.densescope.weights;

import java.util.Map;

/** What a checkpoint leaves to do in the epoch of its last step. Immutable. */
public sealed interface OpenEpoch permits EpochSums, UnevaluatedEpoch {
    /** The metadata of this epoch. */
    Map<String, String> metadata();
}
