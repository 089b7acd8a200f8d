package dev.densescope.data;

import dev.densescope.data.image.ImageDecoder;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Minibatches of a folder per class of PNG and JPEG files; the classes are numbered by name. Each image is scaled until it
 * just covers the design's input and the middle cut out; pixels / 255, minus mean, over standard deviation. These are
 * ImageNet's, as is usual for photographs whatever they show, so that weights trained elsewhere fit.
 */
final class FolderSource {
    private static final double[] MEANS = {0.485, 0.456, 0.406};
    private static final double[] STANDARD_DEVIATIONS = {0.229, 0.224, 0.225};
    /** The means of those of the three colours. */
    private static final double[] GREY_MEAN = {0.449};

    private static final double[] GREY_STANDARD_DEVIATION = {0.226};

    private static final int COLOURS = 3;
    private static final int LEAST_CLASSES = 2;
    private static final int NAMED_CLASSES = 5;
    /** Folders beside {@code train} that are not trained on; the first that is there is evaluated on. */
    private static final List<String> HELD_OUT = List.of("val", "validation", "valid", "test");

    private final Path folder;
    private final DenseNetSpec spec;
    private final SkippedFiles skipped;
    private final ImageDecoder decoder;
    private final Normalisation normalisation;
    private final BooleanSupplier stop;

    private FolderSource(Path folder, DenseNetSpec spec, BooleanSupplier stop) {
        this.stop = stop;
        this.folder = folder;
        this.spec = spec;
        skipped = new SkippedFiles(folder);
        InputSpec input = spec.input();
        decoder = new ImageDecoder(input.channels(), input.height(), input.width());
        normalisation = input.channels() == COLOURS
                ? new Normalisation(input, MEANS, STANDARD_DEVIATIONS)
                : new Normalisation(input, GREY_MEAN, GREY_STANDARD_DEVIATION);
    }

    /**
     * Opens a folder with a folder for each class; or one with such a folder {@code train} and another, {@code val},
     * {@code validation}, {@code valid} or {@code test}, to evaluate on.
     *
     * @param stop asked for each file, by several threads
     * @throws java.util.concurrent.CancellationException if it said so
     */
    static ImageSource open(Path folder, DenseNetSpec spec, Sampling sampling, BooleanSupplier stop) {
        if (spec.input().channels() != COLOURS && spec.input().channels() != 1) {
            throw new DataException(
                    "Image files have 3 channels, or 1 as greys, but the design reads %d: set channels to 3 or 1."
                            .formatted(spec.input().channels()));
        }
        return new FolderSource(folder, spec, stop).open(sampling);
    }

    private ImageSource open(Sampling sampling) {
        Path train = folder.resolve("train");
        Optional<Path> held = HELD_OUT.stream()
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .findFirst();
        boolean split = Files.isDirectory(train) && held.isPresent();
        SortedMap<String, List<Path>> classes = ImageFolder.files(split ? train : folder, skipped, stop);
        List<String> names = List.copyOf(classes.keySet());
        requireClasses(names);
        FolderImages images = FolderImages.of(List.copyOf(classes.values()), decoder, skipped, stop);
        requireImages(images, names, split ? train : folder);
        int batch = spec.batch();
        return new StreamedSource(
                images.count(),
                batch,
                Optional.empty(),
                prefetched(() -> new TrainingReader(images, normalisation, batch, sampling), sampling.firstMinibatch()),
                split ? Optional.of(evaluation(held.orElseThrow(), names)) : Optional.empty(),
                skipped::images);
    }

    private EvaluationImages evaluation(Path held, List<String> names) {
        SortedMap<String, List<Path>> classes = ImageFolder.files(held, skipped, stop);
        for (String name : classes.keySet()) {
            if (!names.contains(name)) {
                throw new DataException("Class %s of %s is not trained: %s has no folder of that name."
                        .formatted(name, held, held.resolveSibling("train")));
            }
        }
        List<List<Path>> files = new ArrayList<>();
        names.forEach(name -> files.add(classes.getOrDefault(name, List.of())));
        FolderImages images = FolderImages.of(files, decoder, skipped, stop);
        if (images.count() == 0) {
            throw new DataException("Image folder %s has no image that can be read%s: add some, or take it away."
                    .formatted(held, firstReason(held)));
        }
        return new StreamedEvaluation(
                images.count(),
                spec.batch(),
                () -> prefetched(() -> new EvaluationReader(images, normalisation, spec.batch()), 0));
    }

    private MinibatchStream prefetched(Supplier<MinibatchReader> readers, long first) {
        return new PrefetchedStream(readers, first, spec.batch(), normalisation.elements());
    }

    private void requireClasses(List<String> names) {
        if (names.isEmpty()) {
            throw new DataException(
                    "Image folder %s has no folders in it: put the images of each class into a folder of their own."
                            .formatted(folder));
        }
        if (names.size() < LEAST_CLASSES) {
            throw new DataException(
                    "Image folder %s has the one class %s: there is nothing to learn with fewer than %d."
                            .formatted(folder, names.get(0), LEAST_CLASSES));
        }
        if (names.size() != spec.classes()) {
            throw new DataException("Image folder %s has %d classes (%s), but the design has %d: set classes to %d."
                    .formatted(folder, names.size(), some(names), spec.classes(), names.size()));
        }
    }

    private void requireImages(FolderImages images, List<String> names, Path root) {
        images.emptyClass(names.size()).ifPresent(label -> {
            Path empty = root.resolve(names.get(label));
            throw new DataException(
                    "Class folder %s has no image that can be read%s: add some, or take the folder away."
                            .formatted(empty, firstReason(empty)));
        });
        if (spec.batch() > images.count()) {
            throw new DataException("The batch of %d is larger than the %d images in %s: set it to at most %d."
                    .formatted(spec.batch(), images.count(), root, images.count()));
        }
    }

    private String firstReason(Path below) {
        return skipped.below(below).listed().stream()
                .findFirst()
                .map(first -> " (%s: %s)".formatted(first.file(), first.reason()))
                .orElse("");
    }

    private static String some(List<String> names) {
        return names.size() <= NAMED_CLASSES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED_CLASSES)) + ", ...";
    }
}
