package dev.densescope.data.minibatch;

import dev.densescope.data.DataException;
import dev.densescope.data.Sampling;
import dev.densescope.language.Text;

/**
 * Reads minibatches of training images in the order and with the augmentation of a {@link Sampling}. A damaged image is
 * replaced by the next readable image of the same class in file order, so that all minibatches are full and the result
 * depends only on the files; {@link dev.densescope.data.ReplacementNotice} says so to the user.
 */
public final class TrainingReader implements MinibatchReader {
    private final StoredImages images;
    private final Normalisation normalisation;
    private final Sampling sampling;
    private final int batch;
    private final EpochOrder order;
    private final byte[] pixels;

    public TrainingReader(StoredImages images, Normalisation normalisation, int batch, Sampling sampling) {
        this.images = images;
        this.normalisation = normalisation;
        this.sampling = sampling;
        this.batch = batch;
        order = new EpochOrder(images.count(), batch, sampling);
        pixels = new byte[normalisation.elements()];
    }

    @Override
    public int size(long minibatch) {
        return batch;
    }

    @Override
    public void read(long minibatch, int position, float[] target, int[] labels) {
        int image = order.image(minibatch, position);
        readOrSubstitute(image);
        labels[position] = images.label(image);
        CropFlip cropFlip = CropFlip.of(sampling, order.epoch(minibatch), image);
        normalisation.apply(pixels, cropFlip, target, position * pixels.length);
    }

    private void readOrSubstitute(int image) {
        int candidate = image;
        while (images.label(candidate) != images.label(image) || !images.read(candidate, pixels)) {
            candidate = (candidate + 1) % images.count();
            if (candidate == image) {
                throw new DataException(Text.of(
                        "Image %s and all other images of its class are damaged: replace them with readable ones.",
                        images.name(image)));
            }
        }
    }
}
