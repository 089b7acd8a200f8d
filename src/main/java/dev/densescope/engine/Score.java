package dev.densescope.engine;

/**
 * How well a network did on some images.
 *
 * @param images how many
 * @param correct how many of them got their own class, the first of equally likely ones
 * @param lossSum their softmax cross-entropies added up; may be infinite or not a number
 */
public record Score(int images, int correct, double lossSum) {
    /** Of no images. */
    public static final Score NONE = new Score(0, 0, 0);

    /** Both together. */
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

    /** How many of the first {@code images} rows are largest at their label; a row with NaN never is. */
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
