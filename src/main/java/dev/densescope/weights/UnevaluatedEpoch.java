package dev.densescope.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The epoch that a checkpoint ends with, if its evaluation was cut short: a training that resumes makes up for it.
 *
 * @param firstStep the first step that loss and accuracy are of; empty if the checkpoint does not record it
 * @param trainingLoss mean loss of its steps
 * @param trainingAccuracy mean accuracy of its steps, from 0 to 1
 */
public record UnevaluatedEpoch(OptionalInt firstStep, double trainingLoss, double trainingAccuracy)
        implements OpenEpoch {
    private static final String FIRST_STEP = "unevaluatedEpochFirstStep";
    private static final String LOSS = "unevaluatedEpochLoss";
    private static final String ACCURACY = "unevaluatedEpochAccuracy";

    @Override
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        firstStep.ifPresent(step -> metadata.put(FIRST_STEP, Integer.toString(step)));
        metadata.put(LOSS, Double.toString(trainingLoss));
        metadata.put(ACCURACY, Double.toString(trainingAccuracy));
        return metadata;
    }

    /** Parses metadata; empty if the evaluation was not cut short, or a field is not a number in its range. */
    static Optional<UnevaluatedEpoch> of(Map<String, String> metadata) {
        try {
            double loss = Double.parseDouble(metadata.getOrDefault(LOSS, ""));
            double accuracy = Double.parseDouble(metadata.getOrDefault(ACCURACY, ""));
            OptionalInt firstStep = metadata.containsKey(FIRST_STEP)
                    ? OptionalInt.of(Integer.parseInt(metadata.get(FIRST_STEP)))
                    : OptionalInt.empty();
            return Double.isFinite(loss) && accuracy >= 0 && accuracy <= 1
                    ? Optional.of(new UnevaluatedEpoch(firstStep, loss, accuracy))
                    : Optional.empty();
        } catch (NumberFormatException evaluated) {
            return Optional.empty();
        }
    }
}
