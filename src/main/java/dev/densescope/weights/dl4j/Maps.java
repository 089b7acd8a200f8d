package dev.densescope.weights.dl4j;

import java.util.List;

/**
 * What a vertex computes, as far as a DenseNet has it.
 *
 * @param stage where in a DenseNet
 * @param features of the current block that are concatenated, from 0: its input
 * @param channels of the maps
 */
record Maps(Stage stage, List<Integer> features, long channels) {
    /** The places between the operations of a DenseNet. */
    enum Stage {
        IMAGES,
        STEM_CONVOLVED,
        STEM_NORMALIZED,
        STEM_RECTIFIED,
        FEATURES,
        NORMALIZED,
        RECTIFIED,
        NARROW,
        NARROW_NORMALIZED,
        NARROW_RECTIFIED,
        POOLED,
        CLASSES
    }

    Maps {
        features = List.copyOf(features);
    }

    Maps at(Stage newStage) {
        return new Maps(newStage, features, channels);
    }

    Maps at(Stage newStage, long newChannels) {
        return new Maps(newStage, features, newChannels);
    }
}
