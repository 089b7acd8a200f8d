package dev.densescope.device;

/**
 * The settings of a training step.
 *
 * @param step number of the step, from 1
 * @param seed seed of the run, for the dropout masks
 * @param learningRate learning rate of SGD
 * @param momentum Nesterov momentum, without dampening
 * @param weightDecay factor of the parameter that is added to its gradient
 */
public record StepSettings(long step, long seed, float learningRate, float momentum, float weightDecay) {}
