package dev.densescope.data.minibatch;

/** Makes any image of any minibatch, in whatever order it is asked. Confined to one thread. */
public interface MinibatchReader {
    /** Label of an image that could not be read. */
    int UNREADABLE = -1;

    /** Images of a minibatch (from 0); 0 after the last. */
    int size(long minibatch);

    /**
     * Makes one image.
     *
     * @param position within the minibatch, from 0
     * @param images where the image is put, in its place among (N, H, W, C)
     * @param labels where its class, or {@link #UNREADABLE}, is put
     */
    void read(long minibatch, int position, float[] images, int[] labels);
}
