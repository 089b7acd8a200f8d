package dev.densescope.data.open;

import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.Dataset;
import dev.densescope.data.cifar.CifarDataset;
import dev.densescope.data.cifar.CifarFormat;
import dev.densescope.data.folder.FolderDataset;
import java.util.function.BooleanSupplier;

/** Recognises data sets of all formats. */
final class Datasets {
    private Datasets() {}

    /**
     * Recognises the data set of a choice, which must not be synthetic.
     *
     * @param seed seed for the held-out part
     * @param stop polled for each file, by several threads
     * @throws DataException if the images cannot be used
     * @throws java.util.concurrent.CancellationException if {@code stop} was true
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
}
