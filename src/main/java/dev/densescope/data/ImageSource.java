package dev.densescope.data;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * An endless stream of minibatches of one design's size, and the images to evaluate it on. The minibatches depend on what
 * is stored, the design and the {@link Sampling} alone, never on timing. Confined to one thread at a time, but for {@link
 * #skipped}.
 */
public interface ImageSource extends AutoCloseable {
    /**
     * Gives the next minibatch.
     *
     * @param images filled with (N, H, W, C) normalised floats
     * @param labels filled with N class indices from 0
     * @param stop asked while waiting for images
     * @return false if {@code stop} said so before all images were there
     * @throws DataException if images cannot be had any more
     */
    boolean next(float[] images, int[] labels, BooleanSupplier stop);

    /** Images that an epoch has to choose from; synthetic ones, which never end, have an epoch by definition. */
    int imagesPerEpoch();

    /** Whole minibatches in an epoch, at least one; what is left over is dropped. */
    int batchesPerEpoch();

    /** Images that are not trained on; empty if there are none. Closed with this source. */
    Optional<EvaluationImages> evaluation();

    /** What was recognised where the images lie; empty for synthetic ones. */
    Optional<DatasetSummary> dataset();

    /** The files that could not be used so far: most are known from the start, damaged ones when met. Any thread. */
    SkippedImages skipped();

    /** Ends whatever works ahead. */
    @Override
    void close();
}
