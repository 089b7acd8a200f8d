package dev.densescope.session.measure;

import java.util.Optional;

/**
 * Summary of one pass over the training images.
 *
 * @param epoch counted from 1
 * @param step its last step
 * @param trainingLoss mean loss of its steps, each before its update; in a resumed run, of the steps since the
 * checkpoint, unless it only makes up for the evaluation
 * @param trainingAccuracy top-1 accuracy on the same images, from 0 to 1
 * @param evaluation how the network did on other images afterwards; empty if there are none
 */
public record EpochSummary(
        int epoch, int step, double trainingLoss, double trainingAccuracy, Optional<Evaluation> evaluation) {

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
