package dev.densescope.data;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * An unlimited stream of minibatches for a design, and its evaluation images. The minibatches depend only on the stored
 * images, the design and the {@link Sampling}, not on timing. Not thread-safe, except {@link #skipped} and {@link #dataset}.
 */
public interface ImageSource extends AutoCloseable {
    /**
     * Reads the next minibatch.
     *
     * @param images receives normalised floats (N, H, W, C)
     * @param labels receives N class indices from 0
     * @param stop polled while waiting for images
     * @return false if {@code stop} was true before the minibatch was complete
     * @throws DataException if images can no longer be read
     */
    boolean next(float[] images, int[] labels, BooleanSupplier stop);

    /** Number of training images; for synthetic images, a fixed number by definition. */
    int imagesPerEpoch();

    /** Number of minibatches per epoch, at least one; an incomplete last minibatch is dropped. */
    int batchesPerEpoch();

    /** The evaluation images; empty if there are none. Closed with this source. */
    Optional<EvaluationImages> evaluation();

    /**
     * The summary of the data set, with the images that have turned out to be damaged so far; empty for synthetic
     * images. Thread-safe.
     */
    Optional<DatasetSummary> dataset();

    /** The files skipped so far: most are known from the start, damaged ones when they are decoded. Thread-safe. */
    SkippedImages skipped();

    /** Ends the prefetching threads. */
    @Override
    void close();
}
