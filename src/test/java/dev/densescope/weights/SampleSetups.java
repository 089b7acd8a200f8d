package dev.densescope.weights;

import java.util.Optional;
import java.util.OptionalInt;

/** Trainings as files tell of them. */
final class SampleSetups {
    /** On synthetic images, by the usual recipe. */
    static final TrainingSetup USUAL = of(1, 0.1);

    private SampleSetups() {}

    static TrainingSetup of(long seed, double learningRate) {
        return new TrainingSetup(
                new TrainingImages(seed, 0, "synthetic images", true, "none"),
                new Hyperparameters(
                        learningRate,
                        0.9,
                        1e-4,
                        Hyperparameters.CONSTANT,
                        SampleCheckpoints.TRAINING_STEPS,
                        OptionalInt.empty()),
                Optional.of("initial weights from the seed"));
    }
}
