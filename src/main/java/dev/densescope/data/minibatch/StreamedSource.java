package dev.densescope.data.minibatch;

import dev.densescope.data.DatasetSummary;
import dev.densescope.data.EvaluationImages;
import dev.densescope.data.ImageSource;
import dev.densescope.data.SkippedImages;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Training and evaluation images as streams. */
public final class StreamedSource implements ImageSource {
    private final int imagesPerEpoch;
    private final int batch;
    private final Supplier<Optional<DatasetSummary>> dataset;
    private final MinibatchStream training;
    private final Optional<EvaluationImages> evaluation;
    private final Supplier<SkippedImages> skipped;

    /** @param imagesPerEpoch at least {@code batch} */
    public StreamedSource(
            int imagesPerEpoch,
            int batch,
            Supplier<Optional<DatasetSummary>> dataset,
            MinibatchStream training,
            Optional<EvaluationImages> evaluation,
            Supplier<SkippedImages> skipped) {
        this.imagesPerEpoch = imagesPerEpoch;
        this.batch = batch;
        this.dataset = dataset;
        this.training = training;
        this.evaluation = evaluation;
        this.skipped = skipped;
    }

    @Override
    public boolean next(float[] images, int[] labels, BooleanSupplier stop) {
        return training.next(images, labels, stop);
    }

    @Override
    public int imagesPerEpoch() {
        return imagesPerEpoch;
    }

    @Override
    public int batchesPerEpoch() {
        return imagesPerEpoch / batch;
    }

    @Override
    public Optional<EvaluationImages> evaluation() {
        return evaluation;
    }

    @Override
    public Optional<DatasetSummary> dataset() {
        return dataset.get();
    }

    @Override
    public SkippedImages skipped() {
        return skipped.get();
    }

    @Override
    public void close() {
        training.close();
        evaluation.ifPresent(EvaluationImages::close);
    }
}
