package dev.densescope.data.minibatch;

import dev.densescope.data.DataException;
import java.util.stream.IntStream;

/** Images of one size by index, in file order. Thread-safe. */
public interface StoredImages {
    int count();

    /** The display name of an image. */
    String name(int image);

    /** The label of an image, from 0. */
    int label(int image);

    /**
     * Reads an image as unsigned bytes (C, H, W).
     *
     * @return false if its file is damaged; always the same for the same image
     * @throws DataException if images can no longer be read
     */
    boolean read(int image, byte[] pixels);

    /** The labels of all images. */
    default int[] labels() {
        return IntStream.range(0, count()).map(this::label).toArray();
    }
}
