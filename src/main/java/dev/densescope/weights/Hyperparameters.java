package dev.densescope.weights;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a training updates its parameters, for the files that it writes.
 *
 * @param learningRate of the first step
 * @param momentum without dampening
 * @param weightDecay on every parameter
 * @param schedule the word for how the learning rate changes; {@link #CONSTANT} if it does not
 * @param trainingSteps of the whole training, over which any other schedule is laid
 */
public record Hyperparameters(
        double learningRate, double momentum, double weightDecay, String schedule, int trainingSteps) {
    /** The schedule whose learning rate depends on no number of steps. */
    public static final String CONSTANT = "constant";

    static final String LEARNING_RATE = "learningRate";
    static final String MOMENTUM = "momentum";
    static final String WEIGHT_DECAY = "weightDecay";
    static final String SCHEDULE = "schedule";
    static final String TRAINING_STEPS = "trainingSteps";

    /** In the words of a file. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(LEARNING_RATE, text(learningRate));
        metadata.put(MOMENTUM, text(momentum));
        metadata.put(WEIGHT_DECAY, text(weightDecay));
        metadata.put(SCHEDULE, schedule);
        metadata.put(TRAINING_STEPS, Integer.toString(trainingSteps));
        return metadata;
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
