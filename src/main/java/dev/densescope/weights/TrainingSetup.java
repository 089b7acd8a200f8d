package dev.densescope.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The setup of a training, without its design. Trainings with the same design and setup have the same parameters after
 * each step.
 *
 * @param images training images
 * @param hyperparameters hyperparameters
 * @param start description of the initial parameters; empty if unknown
 */
public record TrainingSetup(TrainingImages images, Hyperparameters hyperparameters, Optional<String> start) {
    static final String START = "start";

    /** The metadata of this setup. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>(images.metadata());
        metadata.putAll(hyperparameters.metadata());
        start.ifPresent(words -> metadata.put(START, words));
        return metadata;
    }
}
