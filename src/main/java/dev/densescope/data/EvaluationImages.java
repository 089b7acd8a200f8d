package dev.densescope.data;

import java.util.function.BooleanSupplier;

/** The evaluation images, always in the same order and without augmentation. Not thread-safe. */
public interface EvaluationImages extends AutoCloseable {
    /** Number of images per pass; a pass returns fewer only if files turn out to be damaged. */
    int imagesPerPass();

    /** Starts a pass with the first image. Ends an unfinished pass. */
    void startPass();

    /**
     * Reads the next minibatch of the pass.
     *
     * @param images receives normalised floats (N, H, W, C)
     * @param labels receives N class indices from 0
     * @param stop polled while waiting for images; if true, no images are returned
     * @return N, the number of images: the batch size, or fewer in the last minibatch and if files turn out to be
     *     damaged; 0 after the last minibatch or if stopped
     * @throws DataException if images can no longer be read
     */
    int next(float[] images, int[] labels, BooleanSupplier stop);

    /** Ends the pass and its threads. */
    @Override
    void close();
}
