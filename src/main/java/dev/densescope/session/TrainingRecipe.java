package dev.densescope.session;

import dev.densescope.data.Augmentation;

/**
 * SGD with Nesterov momentum, as the originals train.
 *
 * @param learningRate constant for now
 * @param momentum without dampening
 * @param weightDecay on every parameter
 * @param shuffle whether images are taken in a seeded random order; otherwise in file order
 * @param augmentation how stored images are varied
 */
public record TrainingRecipe(
        double learningRate, double momentum, double weightDecay, boolean shuffle, Augmentation augmentation) {
    /** Learning rate 0.1, momentum 0.9, weight decay 1e-4, shuffled, not varied. */
    public static final TrainingRecipe DEFAULT = new TrainingRecipe(0.1, 0.9, 1e-4, true, Augmentation.NONE);
}
