package dev.densescope.session.measure;

/**
 * The loss of one training step.
 *
 * @param step counted from 1, warm-up included
 */
public record StepLoss(int step, float loss) {}
