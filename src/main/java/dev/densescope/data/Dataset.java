package dev.densescope.data;

import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.spec.DenseNetSpec;
import java.util.Optional;

/** Stored images, recognised before any design reads them. */
public interface Dataset {
    /** What was recognised. */
    DatasetSummary summary();

    /** The sizes of its images, which are resized to a design's input; empty if they are all of one that is not changed. */
    Optional<ImageSizes> sizes();

    /** The files that could not be used so far. Any thread. */
    SkippedImages skipped();

    /**
     * Opens the images for a design.
     *
     * @throws DataException if they do not fit it
     */
    ImageSource open(DenseNetSpec spec, Sampling sampling);

    /** @throws DataException if a minibatch is larger than the images to train on */
    static void requireBatch(DenseNetSpec spec, DatasetSummary.Part training, String folder) {
        if (spec.batch() > training.images()) {
            throw new DataException(
                    "The batch of %d is larger than the %d images in %s"
                            .formatted(spec.batch(), training.images(), folder),
                    Advice.set(
                            "set it to at most %d".formatted(training.images()),
                            new Advice.Value(Setting.BATCH, Integer.toString(training.images()), "or less")));
        }
    }
}
