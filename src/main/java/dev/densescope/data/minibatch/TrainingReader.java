package dev.densescope.data.minibatch;

import dev.densescope.data.DataException;
import dev.densescope.data.Sampling;

/**
 * Minibatches of stored images to train on, in the order and with the variation that a {@link Sampling} gives. In place of
 * an image whose file is damaged stands the next in file order of the same class that is not: so every minibatch is full,
 * an epoch has the length that was announced, and what is given depends on the files alone, not on what was read before.
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
        CropFlip variation = CropFlip.of(sampling, order.epoch(minibatch), image);
        normalisation.apply(pixels, variation, target, position * pixels.length);
    }

    private void readOrSubstitute(int image) {
        int candidate = image;
        while (images.label(candidate) != images.label(image) || !images.read(candidate, pixels)) {
            candidate = (candidate + 1) % images.count();
            if (candidate == image) {
                throw new DataException(
                        "Image %s is damaged, and so are all others of its class: put readable ones there."
                                .formatted(images.name(image)));
            }
        }
    }
}
