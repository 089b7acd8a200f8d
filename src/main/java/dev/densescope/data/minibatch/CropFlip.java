package dev.densescope.data.minibatch;

import dev.densescope.data.Augmentation;
import dev.densescope.data.Sampling;

/**
 * How one image is varied.
 *
 * @param down rows that are cut off at the top; filled with zeros if negative
 * @param right columns that are cut off at the left; filled with zeros if negative
 * @param flipped whether what remains is mirrored, left for right
 */
record CropFlip(int down, int right, boolean flipped) {
    /** The image as it is. */
    static final CropFlip NONE = new CropFlip(0, 0, false);

    private static final int PADDING = 4;
    /** Epochs, whose order has a seed as well, are counted from 0. */
    private static final long VARIATIONS = -1;

    /** The variation of a stored image in an epoch: a matter of seed, epoch and image alone. */
    static CropFlip of(Sampling sampling, long epoch, int image) {
        if (sampling.augmentation() == Augmentation.NONE) {
            return NONE;
        }
        long seed = Seeds.child(Seeds.child(Seeds.child(sampling.seed(), VARIATIONS), epoch), image);
        return new CropFlip(shift(seed, 0), shift(seed, 1), Seeds.uniform(seed, 2) < 0.5);
    }

    private static int shift(long seed, int index) {
        return (int) (Seeds.uniform(seed, index) * (2 * PADDING + 1)) - PADDING;
    }
}
