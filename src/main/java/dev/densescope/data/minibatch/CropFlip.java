package dev.densescope.data.minibatch;

import dev.densescope.data.Augmentation;
import dev.densescope.data.Sampling;

/**
 * The augmentation of one image.
 *
 * @param down rows cropped at the top; padded with zeros if negative
 * @param right columns cropped at the left; padded with zeros if negative
 * @param flipped whether the image is flipped horizontally
 */
record CropFlip(int down, int right, boolean flipped) {
    /** No augmentation. */
    static final CropFlip NONE = new CropFlip(0, 0, false);

    private static final int PADDING = 4;
    /** A child index that differs from those of the epochs' orders, which start at 0. */
    private static final long VARIATIONS = -1;

    /** The augmentation of a stored image in an epoch, determined by seed, epoch and image. */
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
