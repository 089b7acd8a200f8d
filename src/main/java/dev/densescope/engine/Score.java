package dev.densescope.engine;

/**
 * Loss and accuracy on a set of images.
 *
 * @param images number of images
 * @param correct number of images classified correctly (top-1, the first of equal logits)
 * @param lossSum sum of the softmax cross-entropies; may be infinite or NaN
 */
public record Score(int images, int correct, double lossSum) {
    /** The score of no images. */
    public static final Score NONE = new Score(0, 0, 0);

    /** The sum of both scores. */
    public Score plus(Score other) {
        return new Score(images + other.images, correct + other.correct, lossSum + other.lossSum);
    }

    /**
     * The score of the first {@code images} rows.
     *
     * @param logits (N, classes)
     * @param labels N class indices from 0
     */
    static Score of(float[] logits, int[] labels, int images) {
        double lossSum = 0;
        int classes = logits.length / labels.length;
        for (int image = 0; image < images; image++) {
            lossSum += loss(logits, image * classes, classes, labels[image]);
        }
        return new Score(images, correct(logits, labels, images), lossSum);
    }

    /** Number of the first {@code images} rows whose maximum is at their label; never a row with NaN. */
    static int correct(float[] logits, int[] labels, int images) {
        int classes = logits.length / labels.length;
        int correct = 0;
        for (int image = 0; image < images; image++) {
            if (isLargest(logits, image * classes, classes, labels[image])) {
                correct++;
            }
        }
        return correct;
    }

    private static boolean isLargest(float[] logits, int start, int classes, int label) {
        float own = logits[start + label];
        for (int other = 0; other < classes; other++) {
            float logit = logits[start + other];
            boolean less = logit < own || (logit == own && other >= label);
            if (!less) {
                return false;
            }
        }
        return true;
    }

    private static double loss(float[] logits, int start, int classes, int label) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < classes; i++) {
            max = Math.max(max, logits[start + i]);
        }
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            sum += Math.exp(logits[start + i] - max);
        }
        return Math.log(sum) - (logits[start + label] - max);
    }
}
