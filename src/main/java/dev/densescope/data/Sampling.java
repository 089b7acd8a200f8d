package dev.densescope.data;

/**
 * Order and augmentation of the training images.
 *
 * @param seed seed of synthetic images, order and augmentation
 * @param shuffle whether to shuffle stored images in each epoch; otherwise they are in file order
 * @param augmentation augmentation of stored images, new in each epoch
 * @param firstMinibatch index of the first minibatch, from 0; a resumed training continues after those it has seen
 */
public record Sampling(long seed, boolean shuffle, Augmentation augmentation, long firstMinibatch) {
    /** Sampling from the first minibatch on. */
    public Sampling(long seed, boolean shuffle, Augmentation augmentation) {
        this(seed, shuffle, augmentation, 0);
    }
}
