package dev.densescope.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that makes a training that training, beside its design: two with the same setup go through the same parameters.
 *
 * @param images that it is given
 * @param hyperparameters by which it learns from them
 * @param start in words what parameters it was begun with; empty if that is not known
 */
public record TrainingSetup(TrainingImages images, Hyperparameters hyperparameters, Optional<String> start) {
    static final String START = "start";

    /** In the words of a file. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>(images.metadata());
        metadata.putAll(hyperparameters.metadata());
        start.ifPresent(words -> metadata.put(START, words));
        return metadata;
    }
}
