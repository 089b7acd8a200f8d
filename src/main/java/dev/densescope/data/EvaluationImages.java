package dev.densescope.data;

import java.util.function.BooleanSupplier;

/** Images that a design is tried on, not trained: always the same, in the same order, unvaried. Confined to one thread. */
public interface EvaluationImages extends AutoCloseable {
    /** The most images that a pass gives; fewer only where files turn out to be damaged. */
    int imagesPerPass();

    /** Begins with the first image again; what was left of an earlier pass is dropped. */
    void startPass();

    /**
     * Gives the next minibatch of the pass.
     *
     * @param images its beginning is filled with (N, H, W, C) normalised floats
     * @param labels its beginning is filled with N class indices from 0
     * @param stop asked while waiting for images; if it says so, none are given
     * @return N, the number of images: the design's batch, or fewer in the last minibatch and where files turn out to be
     *     damaged; 0 after the last or when stopped
     * @throws DataException if images cannot be had any more
     */
    int next(float[] images, int[] labels, BooleanSupplier stop);

    /** Ends the pass and whatever works for it. */
    @Override
    void close();
}
