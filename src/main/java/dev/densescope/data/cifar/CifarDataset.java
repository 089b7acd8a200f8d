package dev.densescope.data.cifar;

import dev.densescope.data.DataException;
import dev.densescope.data.Dataset;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.DesignMisfit;
import dev.densescope.data.ImageSizes;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.SkippedImages;
import dev.densescope.data.minibatch.ClassCounts;
import dev.densescope.data.minibatch.EvaluationReader;
import dev.densescope.data.minibatch.HeldOut;
import dev.densescope.data.minibatch.MinibatchStream;
import dev.densescope.data.minibatch.Normalisation;
import dev.densescope.data.minibatch.StoredImages;
import dev.densescope.data.minibatch.StreamedEvaluation;
import dev.densescope.data.minibatch.StreamedSource;
import dev.densescope.data.minibatch.SubsetImages;
import dev.densescope.data.minibatch.TrainingReader;
import dev.densescope.language.Text;
import dev.densescope.spec.DenseNetSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * CIFAR-10 or CIFAR-100 in memory. The test file, if it exists, is used for evaluation, unless a part of the training
 * images is held out.
 */
public final class CifarDataset implements Dataset {
    private final CifarFormat format;
    private final StoredImages training;
    private final Optional<StoredImages> evaluation;
    private final DatasetSummary summary;

    /** Images and their display name. */
    private record Part(Text name, StoredImages images) {}

    private CifarDataset(
            CifarFormat format, Path folder, Part training, Optional<Part> evaluation, List<Text> notices) {
        this.format = format;
        this.training = training.images();
        this.evaluation = evaluation.map(Part::images);
        summary = new DatasetSummary(
                format.format(),
                folder.toString(),
                ClassCounts.of(
                        CifarFolder.classNames(folder, format),
                        this.training.labels(),
                        this.evaluation.map(StoredImages::labels)),
                new DatasetSummary.Part(training.name(), this.training.count()),
                evaluation.map(part ->
                        new DatasetSummary.Part(part.name(), part.images().count())),
                notices);
    }

    /**
     * Reads the images.
     *
     * @param heldOut fraction of the training images to hold out; 0 to use the test file for evaluation
     * @throws DataException if the images cannot be used
     */
    public static CifarDataset recognise(Path chosen, CifarFormat format, double heldOut, long seed) {
        Path folder = CifarFolder.find(chosen, format);
        CifarImages training = CifarImages.readTraining(folder, format);
        Text name = trainingName(folder, format);
        if (heldOut == 0) {
            Optional<Part> test = CifarImages.readTest(folder, format)
                    .map(images -> new Part(Text.verbatim(format.testFile()), images));
            return new CifarDataset(format, folder, new Part(name, training), test, List.of());
        }
        HeldOut split = HeldOut.of(training.labels(), format.classes(), heldOut, seed);
        boolean hasTest = Files.exists(folder.resolve(format.testFile()));
        return new CifarDataset(
                format,
                folder,
                new Part(name, new SubsetImages(training, split.training())),
                Optional.of(new Part(HeldOut.name(heldOut, name), new SubsetImages(training, split.evaluation()))),
                hasTest
                        ? List.of(Text.of(
                                "File %s is not used: the held-out part is used for evaluation.", format.testFile()))
                        : List.of());
    }

    /** The names of the existing training files. */
    private static Text trainingName(Path folder, CifarFormat format) {
        List<String> there = format.trainingFiles().stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .toList();
        return there.size() == 1
                ? Text.verbatim(there.get(0))
                : Text.of("%s to %s", there.get(0), there.get(there.size() - 1));
    }

    @Override
    public DatasetSummary summary() {
        return summary;
    }

    @Override
    public Optional<ImageSizes> sizes() {
        return Optional.empty();
    }

    @Override
    public SkippedImages skipped() {
        return SkippedImages.NONE;
    }

    @Override
    public ImageSource open(DenseNetSpec spec, Sampling sampling) {
        requireFittingDesign(spec);
        Dataset.requireBatch(spec, summary.training(), summary.folder());
        int batch = spec.batch();
        Normalisation normalisation = format.normalisation();
        return new StreamedSource(
                training.count(),
                batch,
                () -> Optional.of(summary),
                MinibatchStream.direct(
                        new TrainingReader(training, normalisation, batch, sampling), sampling.firstMinibatch()),
                evaluation.map(images -> new StreamedEvaluation(
                        images.count(),
                        batch,
                        () -> MinibatchStream.direct(new EvaluationReader(images, normalisation, batch), 0))),
                this::skipped);
    }

    private void requireFittingDesign(DenseNetSpec spec) {
        DesignMisfit misfit = DesignMisfit.between(summary, spec);
        if (!misfit.isEmpty()) {
            throw new DataException(Text.of("%s images %s", format.name(), misfit.clause()), misfit.advice());
        }
    }
}
