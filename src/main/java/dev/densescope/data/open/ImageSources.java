package dev.densescope.data.open;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.minibatch.SyntheticSource;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.spec.DenseNetSpec;
import java.util.function.BooleanSupplier;

/** Opens images to train on. */
public final class ImageSources {
    private ImageSources() {}

    /**
     * Opens what a choice names, for the size, classes and batch of a design.
     *
     * @throws DataException if the images cannot be had or do not fit the design
     */
    public static ImageSource open(DataChoice choice, DenseNetSpec spec, Sampling sampling) {
        return open(choice, spec, sampling, () -> false);
    }

    /**
     * The same, which can be given up: a large folder takes a while.
     *
     * @param stop asked for each file, by several threads
     * @throws DataException if the images cannot be had or do not fit the design
     * @throws java.util.concurrent.CancellationException if {@code stop} said so
     */
    public static ImageSource open(DataChoice choice, DenseNetSpec spec, Sampling sampling, BooleanSupplier stop) {
        if (choice.isStored()) {
            return Datasets.recognise(choice, sampling.seed(), stop).open(spec, sampling);
        }
        if (sampling.augmentation() != Augmentation.NONE) {
            throw new DataException(
                    "Augmentation %s is for stored images, and synthetic ones are not stored"
                            .formatted(sampling.augmentation().id()),
                    Advice.set(Setting.AUGMENTATION, Augmentation.NONE.id()));
        }
        return SyntheticSource.open(spec, sampling);
    }
}
