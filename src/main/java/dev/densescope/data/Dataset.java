package dev.densescope.data;

import dev.densescope.spec.DenseNetSpec;
import java.util.function.BooleanSupplier;

/** Stored images, recognised before any design reads them. */
interface Dataset {
    /** What was recognised. */
    DatasetSummary summary();

    /** The files that could not be used so far. Any thread. */
    SkippedImages skipped();

    /**
     * Opens the images for a design.
     *
     * @throws DataException if they do not fit it
     */
    ImageSource open(DenseNetSpec spec, Sampling sampling);

    /**
     * Recognises the images of a choice, which must be stored.
     *
     * @param seed of what is held out
     * @param stop asked for each file, by several threads
     * @throws DataException if the images cannot be trained on
     * @throws java.util.concurrent.CancellationException if {@code stop} said so
     */
    static Dataset recognise(DataChoice choice, long seed, BooleanSupplier stop) {
        if (choice instanceof DataChoice.Cifar10 cifar) {
            return CifarDataset.recognise(cifar.folder(), CifarFormat.CIFAR_10, cifar.heldOut(), seed);
        }
        if (choice instanceof DataChoice.Cifar100 cifar) {
            return CifarDataset.recognise(
                    cifar.folder(),
                    cifar.coarse() ? CifarFormat.CIFAR_100_COARSE : CifarFormat.CIFAR_100_FINE,
                    cifar.heldOut(),
                    seed);
        }
        if (choice instanceof DataChoice.Images images) {
            return FolderDataset.recognise(images, seed, stop);
        }
        throw new IllegalArgumentException(choice.text());
    }

    /** @throws DataException if a minibatch is larger than the images to train on */
    static void requireBatch(DenseNetSpec spec, DatasetSummary.Part training, String folder) {
        if (spec.batch() > training.images()) {
            throw new DataException("The batch of %d is larger than the %d images in %s: set it to at most %d."
                    .formatted(spec.batch(), training.images(), folder, training.images()));
        }
    }
}
