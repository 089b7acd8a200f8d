package dev.densescope.data.minibatch;

import dev.densescope.data.DataException;
import java.util.stream.IntStream;

/** Images of one size that can be had by number, in file order. Any thread. */
public interface StoredImages {
    int count();

    /** What people know an image by. */
    String name(int image);

    /** The class of an image, from 0. */
    int label(int image);

    /**
     * Reads an image: unsigned bytes (C, H, W).
     *
     * @return false if its file is damaged; always the same for the same image
     * @throws DataException if images cannot be had any more
     */
    boolean read(int image, byte[] pixels);

    /** The classes of all images. */
    default int[] labels() {
        return IntStream.range(0, count()).map(this::label).toArray();
    }
}
