package dev.densescope.data.open;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.minibatch.SyntheticSource;
import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.spec.DenseNetSpec;
import java.util.function.BooleanSupplier;

/** Opens image sources. */
public final class ImageSources {
    private ImageSources() {}

    /**
     * Opens the images of a choice for a design.
     *
     * @throws DataException if the images cannot be read or do not fit the design
     */
    public static ImageSource open(DataChoice choice, DenseNetSpec spec, Sampling sampling) {
        return open(choice, spec, sampling, () -> false);
    }

    /**
     * The same with cancellation, since a large folder takes some time.
     *
     * @param stop polled for each file, by several threads
     * @throws DataException if the images cannot be read or do not fit the design
     * @throws java.util.concurrent.CancellationException if {@code stop} was true
     */
    public static ImageSource open(DataChoice choice, DenseNetSpec spec, Sampling sampling, BooleanSupplier stop) {
        if (choice.isStored()) {
            return Datasets.recognise(choice, sampling.seed(), stop).open(spec, sampling);
        }
        if (sampling.augmentation() != Augmentation.NONE) {
            throw new DataException(
                    Text.of(
                            "Augmentation %s does not apply to synthetic images",
                            sampling.augmentation().id()),
                    Advice.set(Setting.AUGMENTATION, Augmentation.NONE.id()));
        }
        return SyntheticSource.open(spec, sampling);
    }
}
