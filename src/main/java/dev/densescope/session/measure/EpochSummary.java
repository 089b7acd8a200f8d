package dev.densescope.session.measure;

import java.util.Optional;

/**
 * One pass over the training images in a line.
 *
 * @param epoch counted from 1
 * @param step its last one
 * @param trainingLoss mean over its steps, each before its update; of a resumed run those since,
 *     unless it only makes up for the evaluation
 * @param trainingAccuracy share of the same images whose own class was the most likely, from 0 to 1
 * @param evaluation how the network did on other images afterwards; empty if there are none
 */
public record EpochSummary(
        int epoch, int step, double trainingLoss, double trainingAccuracy, Optional<Evaluation> evaluation) {

    /**
     * The network tried on images that it was not trained on, with running statistics and without dropout.
     *
     * @param images how many
     * @param loss mean softmax cross-entropy
     * @param accuracy share of images whose own class was the most likely, from 0 to 1
     * @param nanos how long it took
     */
    public record Evaluation(int images, double loss, double accuracy, long nanos) {}
}
