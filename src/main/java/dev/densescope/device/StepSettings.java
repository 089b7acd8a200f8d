package dev.densescope.device;

/**
 * What changes from step to step.
 *
 * @param step counted from 1
 * @param seed of the run; dropout masks follow from it, the step and the place
 * @param learningRate of SGD
 * @param momentum Nesterov's, without dampening
 * @param weightDecay added to every gradient, times the parameter
 */
public record StepSettings(long step, long seed, float learningRate, float momentum, float weightDecay) {}
