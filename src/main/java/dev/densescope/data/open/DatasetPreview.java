package dev.densescope.data.open;

import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.Dataset;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.ImageSizes;
import dev.densescope.data.SkippedImages;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a choice of images holds, told before anything is trained on them. Immutable.
 *
 * @param summary what was recognised
 * @param skipped files that cannot be used; those with damaged pixels below a sound header are found only when read
 * @param sizes of images that are resized; empty if none is
 */
public record DatasetPreview(DatasetSummary summary, SkippedImages skipped, Optional<ImageSizes> sizes) {
    /** Of images whose sizes play no part. */
    public DatasetPreview(DatasetSummary summary, SkippedImages skipped) {
        this(summary, skipped, Optional.empty());
    }

    /** What the user should know of images for a design; a sentence each. */
    public List<String> notices(DenseNetSpec design) {
        List<String> changes = sizes.map(found -> found.changes(design.input())).orElse(List.of());
        return summary.noticing(changes).notices();
    }

    /**
     * Looks at the images of a choice; empty for synthetic ones. A large folder takes a while.
     *
     * @param seed of what is held out
     * @param stop asked for each file, by several threads
     * @throws DataException if the images cannot be trained on
     * @throws java.util.concurrent.CancellationException if {@code stop} said so
     */
    public static Optional<DatasetPreview> of(DataChoice choice, long seed, BooleanSupplier stop) {
        if (!choice.isStored()) {
            return Optional.empty();
        }
        Dataset dataset = Datasets.recognise(choice, seed, stop);
        return Optional.of(new DatasetPreview(dataset.summary(), dataset.skipped(), dataset.sizes()));
    }
}
