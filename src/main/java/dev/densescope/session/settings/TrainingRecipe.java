package dev.densescope.session.settings;

import dev.densescope.data.Augmentation;

/**
 * SGD with Nesterov momentum, as the originals train.
 *
 * @param learningRate of the first step
 * @param momentum without dampening
 * @param weightDecay on every parameter
 * @param shuffle whether images are taken in a seeded random order; otherwise in file order
 * @param augmentation how stored images are varied
 * @param schedule how the learning rate changes
 */
public record TrainingRecipe(
        double learningRate,
        double momentum,
        double weightDecay,
        boolean shuffle,
        Augmentation augmentation,
        LearningRateSchedule schedule) {
    /** Learning rate 0.1, momentum 0.9, weight decay 1e-4, shuffled, not varied. */
    public static final TrainingRecipe DEFAULT = new TrainingRecipe(0.1, 0.9, 1e-4, true, Augmentation.NONE);

    /** With a learning rate that stays the same. */
    public TrainingRecipe(
            double learningRate, double momentum, double weightDecay, boolean shuffle, Augmentation augmentation) {
        this(learningRate, momentum, weightDecay, shuffle, augmentation, LearningRateSchedule.CONSTANT);
    }

    /**
     * The learning rate of a step.
     *
     * @param step counted from 1
     * @param steps of the whole training
     */
    public double learningRate(int step, int steps) {
        return schedule.rate(learningRate, step, steps);
    }
}
