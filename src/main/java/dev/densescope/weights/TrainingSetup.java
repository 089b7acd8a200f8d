package dev.densescope.weights;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that makes a training that training, beside its design: two with the same setup go through the same parameters.
 *
 * @param images that it is given
 * @param hyperparameters by which it learns from them
 */
public record TrainingSetup(TrainingImages images, Hyperparameters hyperparameters) {
    /** In the words of a file. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>(images.metadata());
        metadata.putAll(hyperparameters.metadata());
        return metadata;
    }
}
