package dev.densescope.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The epoch that a checkpoint ends with, if its evaluation was cut short: a training that resumes makes up for it.
 *
 * @param trainingLoss mean loss of its steps
 * @param trainingAccuracy mean accuracy of its steps, from 0 to 1
 */
public record UnevaluatedEpoch(double trainingLoss, double trainingAccuracy) {
    private static final String LOSS = "unevaluatedEpochLoss";
    private static final String ACCURACY = "unevaluatedEpochAccuracy";

    /** The metadata of this epoch. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(LOSS, Double.toString(trainingLoss));
        metadata.put(ACCURACY, Double.toString(trainingAccuracy));
        return metadata;
    }

    /** Parses metadata; empty if the evaluation was not cut short, or a field is not a number in its range. */
    static Optional<UnevaluatedEpoch> of(Map<String, String> metadata) {
        try {
            double loss = Double.parseDouble(metadata.getOrDefault(LOSS, ""));
            double accuracy = Double.parseDouble(metadata.getOrDefault(ACCURACY, ""));
            return Double.isFinite(loss) && accuracy >= 0 && accuracy <= 1
                    ? Optional.of(new UnevaluatedEpoch(loss, accuracy))
                    : Optional.empty();
        } catch (NumberFormatException evaluated) {
            return Optional.empty();
        }
    }
}
