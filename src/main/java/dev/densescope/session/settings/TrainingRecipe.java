package dev.densescope.session.settings;

import dev.densescope.data.Augmentation;

/**
 * SGD with Nesterov momentum, as in the original implementations.
 *
 * @param learningRate of the first step
 * @param momentum Nesterov momentum, without dampening
 * @param weightDecay applied to every parameter
 * @param shuffle whether images are shuffled with the seed; otherwise they are in file order
 * @param augmentation of the training images
 * @param schedule of the learning rate
 */
public record TrainingRecipe(
        double learningRate,
        double momentum,
        double weightDecay,
        boolean shuffle,
        Augmentation augmentation,
        LearningRateSchedule schedule) {
    /** Learning rate 0.1, momentum 0.9, weight decay 1e-4, shuffled, without augmentation. */
    public static final TrainingRecipe DEFAULT = new TrainingRecipe(0.1, 0.9, 1e-4, true, Augmentation.NONE);

    /** A recipe with a constant learning rate. */
    public TrainingRecipe(
            double learningRate, double momentum, double weightDecay, boolean shuffle, Augmentation augmentation) {
        this(learningRate, momentum, weightDecay, shuffle, augmentation, LearningRateSchedule.CONSTANT);
    }

    /**
     * The learning rate of a step.
     *
     * @param step 1-based
     * @param steps of the whole training
     */
    public double learningRate(int step, int steps) {
        return schedule.rate(learningRate, step, steps);
    }
}
