package dev.densescope.weights;

import dev.densescope.problem.DisplayText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The hyperparameters of a training, for the metadata of files.
 *
 * @param learningRate learning rate of the first step
 * @param momentum momentum, without dampening
 * @param weightDecay weight decay of all parameters
 * @param schedule name of the learning rate schedule; {@link #CONSTANT} for none
 * @param trainingSteps number of steps of the whole training, which the schedule covers
 * @param epochs number of epochs, if the length was set in epochs
 */
public record Hyperparameters(
        double learningRate,
        double momentum,
        double weightDecay,
        String schedule,
        int trainingSteps,
        OptionalInt epochs) {
    /** The schedule with a constant learning rate. */
    public static final String CONSTANT = "constant";

    private static final int MAX_NUMBER = 40;

    static final String LEARNING_RATE = "learningRate";
    static final String MOMENTUM = "momentum";
    static final String WEIGHT_DECAY = "weightDecay";
    static final String SCHEDULE = "schedule";
    static final String TRAINING_STEPS = "trainingSteps";
    static final String EPOCHS = "epochs";

    /** The metadata of these hyperparameters. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(LEARNING_RATE, text(learningRate));
        metadata.put(MOMENTUM, text(momentum));
        metadata.put(WEIGHT_DECAY, text(weightDecay));
        metadata.put(SCHEDULE, schedule);
        metadata.put(TRAINING_STEPS, Integer.toString(trainingSteps));
        epochs.ifPresent(number -> metadata.put(EPOCHS, Integer.toString(number)));
        return metadata;
    }

    /** Parses metadata; empty if a field is missing. */
    static Optional<Hyperparameters> of(Map<String, String> metadata) {
        try {
            return Optional.of(new Hyperparameters(
                    number(metadata.getOrDefault(LEARNING_RATE, "")),
                    number(metadata.getOrDefault(MOMENTUM, "")),
                    number(metadata.getOrDefault(WEIGHT_DECAY, "")),
                    DisplayText.line(metadata.getOrDefault(SCHEDULE, "")),
                    count(metadata.getOrDefault(TRAINING_STEPS, "")),
                    metadata.containsKey(EPOCHS) ? OptionalInt.of(count(metadata.get(EPOCHS))) : OptionalInt.empty()));
        } catch (NumberFormatException notSaid) {
            return Optional.empty();
        }
    }

    private static double number(String text) {
        double number = text.length() > MAX_NUMBER ? Double.NaN : new BigDecimal(text).doubleValue();
        if (!Double.isFinite(number)) {
            throw new NumberFormatException("not a finite number");
        }
        return number;
    }

    private static int count(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
