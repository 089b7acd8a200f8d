package dev.densescope.weights;

import java.util.Map;

/** The remaining part of the epoch of a checkpoint: further steps or its evaluation. Immutable. */
public sealed interface OpenEpoch permits EpochSums, UnevaluatedEpoch {
    /** The metadata of this epoch. */
    Map<String, String> metadata();
}
