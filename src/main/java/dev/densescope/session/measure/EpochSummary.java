package dev.densescope.session.measure;

import java.util.Optional;

/**
 * Summary of one pass over the training images.
 *
 * @param epoch counted from 1
 * @param firstStep the first step that loss and accuracy are of: the first of the epoch, unless it was resumed from a
 * checkpoint that does not record the steps before
 * @param step its last step
 * @param trainingLoss mean loss of these steps, each before its update
 * @param trainingAccuracy top-1 accuracy on the same images, from 0 to 1
 * @param evaluation how the network did on other images afterwards; empty if there are none
 */
public record EpochSummary(
        int epoch,
        int firstStep,
        int step,
        double trainingLoss,
        double trainingAccuracy,
        Optional<Evaluation> evaluation) {

    /** An epoch whose loss and accuracy are of all its steps. */
    public EpochSummary(
            int epoch, int step, double trainingLoss, double trainingAccuracy, Optional<Evaluation> evaluation) {
        this(epoch, firstStepOf(epoch, step), step, trainingLoss, trainingAccuracy, evaluation);
    }

    /**
     * The first step of an epoch.
     *
     * @param epoch counted from 1
     * @param lastStep its last step
     */
    public static int firstStepOf(int epoch, int lastStep) {
        return (epoch - 1) * (lastStep / epoch) + 1;
    }

    /** Whether loss and accuracy are of only a part of its steps. */
    public boolean isPartial() {
        return firstStep > firstStepOf(epoch, step);
    }

    /**
     * Evaluation on images that are not trained on, with running statistics and without dropout.
     *
     * @param images number of images
     * @param loss mean softmax cross-entropy
     * @param accuracy top-1 accuracy, from 0 to 1
     * @param nanos duration
     */
    public record Evaluation(int images, double loss, double accuracy, long nanos) {}
}
