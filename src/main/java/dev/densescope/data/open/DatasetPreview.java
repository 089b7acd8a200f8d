package dev.densescope.data.open;

import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.Dataset;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.ImageSizes;
import dev.densescope.data.SkippedImages;
import dev.densescope.language.Text;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A preview of a data set before training. Immutable.
 *
 * @param summary summary of the data set
 * @param skipped skipped files; damaged pixels are found only during training
 * @param sizes sizes of the images; empty for a format with a fixed size
 */
public record DatasetPreview(DatasetSummary summary, SkippedImages skipped, Optional<ImageSizes> sizes) {
    /** A preview without sizes. */
    public DatasetPreview(DatasetSummary summary, SkippedImages skipped) {
        this(summary, skipped, Optional.empty());
    }

    /** The notices for a design, one sentence each. */
    public List<Text> notices(DenseNetSpec design) {
        List<Text> changes = sizes.map(found -> found.changes(design.input())).orElse(List.of());
        return summary.noticing(changes).notices();
    }

    /**
     * Recognises the data set of a choice; empty for synthetic images. Takes some time for a large folder.
     *
     * @param seed seed for the held-out part
     * @param stop polled for each file, by several threads
     * @throws DataException if the images cannot be used
     * @throws java.util.concurrent.CancellationException if {@code stop} was true
     */
    public static Optional<DatasetPreview> of(DataChoice choice, long seed, BooleanSupplier stop) {
        if (!choice.isStored()) {
            return Optional.empty();
        }
        Dataset dataset = Datasets.recognise(choice, seed, stop);
        return Optional.of(new DatasetPreview(dataset.summary(), dataset.skipped(), dataset.sizes()));
    }
}
