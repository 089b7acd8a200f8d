package dev.densescope.data.folder;

import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.Dataset;
import dev.densescope.data.DatasetFormat;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.DesignMisfit;
import dev.densescope.data.ImageSizes;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.SkippedImages;
import dev.densescope.data.image.ImageDecoder;
import dev.densescope.data.minibatch.ClassCounts;
import dev.densescope.data.minibatch.EvaluationReader;
import dev.densescope.data.minibatch.MinibatchReader;
import dev.densescope.data.minibatch.MinibatchStream;
import dev.densescope.data.minibatch.Normalisation;
import dev.densescope.data.minibatch.PrefetchedStream;
import dev.densescope.data.minibatch.StoredImages;
import dev.densescope.data.minibatch.StreamedEvaluation;
import dev.densescope.data.minibatch.StreamedSource;
import dev.densescope.data.minibatch.SubsetImages;
import dev.densescope.data.minibatch.TrainingReader;
import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Image files in one folder per class; labels are in the order of class names. Each image is scaled to cover the
 * design's input, center-cropped, and normalised with ImageNet's mean and standard deviation, as usual for photographs,
 * so that pretrained weights can be used.
 */
public final class FolderDataset implements Dataset {
    private static final double[] MEANS = {0.485, 0.456, 0.406};
    private static final double[] STANDARD_DEVIATIONS = {0.229, 0.224, 0.225};
    /** Averages of the three channels. */
    private static final double[] GREY_MEAN = {0.449};

    private static final double[] GREY_STANDARD_DEVIATION = {0.226};

    private static final int COLOURS = 3;

    private final DataChoice.Images choice;
    private final FolderRecogniser.Recognised recognised;
    private final SkippedFiles skipped;
    private final DatasetSummary summary;

    private FolderDataset(DataChoice.Images choice, FolderRecogniser.Recognised recognised, SkippedFiles skipped) {
        this.choice = choice;
        this.recognised = recognised;
        this.skipped = skipped;
        summary = new DatasetSummary(
                DatasetFormat.IMAGE_FOLDER,
                recognised.folder().toString(),
                ClassCounts.of(
                        recognised.classes(),
                        labels(recognised.training()),
                        recognised.evaluation().map(FolderDataset::labels)),
                part(recognised.training()),
                recognised.evaluation().map(FolderDataset::part),
                recognised.notices());
    }

    public static FolderDataset recognise(DataChoice.Images choice, long seed, BooleanSupplier stop) {
        SkippedFiles skipped = new SkippedFiles(choice.folder());
        return new FolderDataset(choice, new FolderRecogniser(choice, seed, skipped, stop).recognise(), skipped);
    }

    private static DatasetSummary.Part part(FolderRecogniser.Part part) {
        return new DatasetSummary.Part(part.name(), part.count());
    }

    private static int[] labels(FolderRecogniser.Part part) {
        int[] all = part.files().labels();
        return part.subset()
                .map(images -> Arrays.stream(images).map(image -> all[image]).toArray())
                .orElse(all);
    }

    @Override
    public DatasetSummary summary() {
        return summary;
    }

    @Override
    public Optional<ImageSizes> sizes() {
        ImageSizes training = recognised.training().files().sizes();
        return Optional.of(recognised
                .evaluation()
                .map(FolderRecogniser.Part::files)
                .filter(files -> files != recognised.training().files()) // a held-out part has the same files
                .map(files -> training.with(files.sizes()))
                .orElse(training));
    }

    @Override
    public SkippedImages skipped() {
        return skipped.images();
    }

    @Override
    public ImageSource open(DenseNetSpec spec, Sampling sampling) {
        requireFittingDesign(spec);
        Dataset.requireBatch(spec, summary.training(), summary.folder());
        InputSpec input = spec.input();
        ImageDecoder decoder = new ImageDecoder(input.channels(), input.height(), input.width());
        Normalisation normalisation = input.channels() == COLOURS
                ? new Normalisation(input, MEANS, STANDARD_DEVIATIONS)
                : new Normalisation(input, GREY_MEAN, GREY_STANDARD_DEVIATION);
        int batch = spec.batch();
        FolderImages trainingFiles = files(recognised.training(), decoder);
        Optional<FolderImages> evaluationFiles = recognised.evaluation().map(part -> files(part, decoder));
        StoredImages training = images(recognised.training(), trainingFiles);
        Optional<StoredImages> evaluation =
                recognised.evaluation().map(part -> images(part, evaluationFiles.orElseThrow()));
        DatasetSummary found = summary.noticing(sizes().orElseThrow().changes(input));
        int classes = recognised.classes().size();
        return new StreamedSource(
                training.count(),
                batch,
                () -> Optional.of(found.withDamaged(
                        trainingFiles.damaged(classes),
                        evaluationFiles.map(files -> files.damaged(classes)).orElse(new int[classes]))),
                prefetched(
                        () -> new TrainingReader(training, normalisation, batch, sampling),
                        sampling.firstMinibatch(),
                        spec),
                evaluation.map(images -> new StreamedEvaluation(
                        images.count(),
                        batch,
                        () -> prefetched(() -> new EvaluationReader(images, normalisation, batch), 0, spec))),
                skipped::images);
    }

    private FolderImages files(FolderRecogniser.Part part, ImageDecoder decoder) {
        return new FolderImages(part.files(), decoder, skipped);
    }

    private static StoredImages images(FolderRecogniser.Part part, FolderImages all) {
        return part.subset()
                .<StoredImages>map(images -> new SubsetImages(all, images))
                .orElse(all);
    }

    private static MinibatchStream prefetched(Supplier<MinibatchReader> readers, long first, DenseNetSpec spec) {
        InputSpec input = spec.input();
        return new PrefetchedStream(readers, first, spec.batch(), input.channels() * input.height() * input.width());
    }

    private void requireFittingDesign(DenseNetSpec spec) {
        if (spec.input().channels() != COLOURS && spec.input().channels() != 1) {
            throw new DataException(
                    Text.of(
                            "Image files have 3 channels, or 1 in greyscale, but the design has %d input channels",
                            spec.input().channels()),
                    Advice.set(
                            Text.of("set the design to 3 channels or to 1"),
                            new Advice.Value(Setting.CHANNELS, "3", "(or 1)")));
        }
        DesignMisfit misfit = DesignMisfit.between(summary, spec);
        if (!misfit.isEmpty()) {
            throw new DataException(
                    Text.of(
                            "Image folder %s has %d classes (%s), but the design has %d",
                            choice.folder(),
                            recognised.classes().size(),
                            FolderClasses.some(recognised.classes()),
                            spec.classes()),
                    misfit.advice());
        }
    }
}
