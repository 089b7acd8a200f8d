package dev.densescope.data;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.spec.DenseNetSpec;
import java.util.Optional;

/** A recognised data set on disk. */
public interface Dataset {
    /** The summary of the data set. */
    DatasetSummary summary();

    /** The sizes of its images, which are resized to a design's input; empty for a format with a fixed size. */
    Optional<ImageSizes> sizes();

    /** The files skipped so far. Thread-safe. */
    SkippedImages skipped();

    /**
     * Opens the images for a design.
     *
     * @throws DataException if they do not fit the design
     */
    ImageSource open(DenseNetSpec spec, Sampling sampling);

    /** @throws DataException if a minibatch is larger than the number of training images */
    static void requireBatch(DenseNetSpec spec, DatasetSummary.Part training, String folder) {
        if (spec.batch() > training.images()) {
            throw new DataException(
                    Text.of(
                            "The batch size of %d exceeds the %d images in %s",
                            spec.batch(), training.images(), folder),
                    Advice.set(
                            Text.of("set it to at most %d", training.images()),
                            new Advice.Value(Setting.BATCH, Integer.toString(training.images()), "or less")));
        }
    }
}
