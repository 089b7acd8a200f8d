package dev.densescope.data.minibatch;

/** Reads any image of any minibatch, in any order. Not thread-safe. */
public interface MinibatchReader {
    /** Label of an image that could not be read. */
    int UNREADABLE = -1;

    /** Number of images of a minibatch (from 0); 0 after the last. */
    int size(long minibatch);

    /**
     * Reads one image.
     *
     * @param position position in the minibatch, from 0
     * @param images receives the image at its position in (N, H, W, C)
     * @param labels receives its label, or {@link #UNREADABLE}
     */
    void read(long minibatch, int position, float[] images, int[] labels);
}
