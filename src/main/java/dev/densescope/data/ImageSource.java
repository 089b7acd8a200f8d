package dev.densescope.data;

import dev.densescope.spec.DenseNetSpec;

/** An endless stream of minibatches of one design's size. Confined to one thread at a time. */
public interface ImageSource {
    /**
     * Gives the next minibatch.
     *
     * @param images filled with (N, H, W, C) normalised floats
     * @param labels filled with N class indices from 0
     */
    void next(float[] images, int[] labels);

    /**
     * Opens what a choice names, for the size, classes and batch of a design.
     *
     * @param seed of synthetic images and of the order
     * @param shuffle whether stored images come in a new seeded order each epoch; otherwise in file order
     * @throws DataException if the images cannot be had or do not fit the design
     */
    static ImageSource open(DataChoice choice, DenseNetSpec spec, long seed, boolean shuffle) {
        if (choice instanceof DataChoice.Cifar10 cifar10) {
            return Cifar10Source.open(cifar10.folder(), spec, seed, shuffle);
        }
        return new SyntheticSource(spec, seed);
    }
}
