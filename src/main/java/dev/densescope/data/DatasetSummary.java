package dev.densescope.data;

import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Summary of a recognised data set, shown before training starts and in reports. Immutable.
 *
 * @param folder the folder of the data set, which may be below the chosen folder
 * @param classes in the order of their labels
 * @param training training images
 * @param evaluation evaluation images; empty if there are none
 * @param notices further notices for the user, such as unused folders, one sentence each
 */
public record DatasetSummary(
        DatasetFormat format,
        String folder,
        List<ClassImages> classes,
        Part training,
        Optional<Part> evaluation,
        List<String> notices) {
    private static final int MAX_NAMED = 10;

    public DatasetSummary {
        classes = List.copyOf(classes);
        notices = List.copyOf(notices);
    }

    /**
     * A class and its numbers of images.
     *
     * @param training number of training images
     * @param evaluation number of evaluation images
     */
    public record ClassImages(String name, int training, int evaluation) {}

    /**
     * A part of the data set.
     *
     * @param name display name of its origin: {@code train}, {@code test_batch.bin}
     * @param images number of images
     */
    public record Part(String name, int images) {}

    /** A copy with additional notices. */
    public DatasetSummary noticing(List<String> more) {
        return new DatasetSummary(
                format,
                folder,
                classes,
                training,
                evaluation,
                Stream.concat(notices.stream(), more.stream()).toList());
    }

    /** Whether a design has the number of classes and the input shape of the data set. */
    public boolean fits(DenseNetSpec design) {
        return DesignMisfit.between(this, design).isEmpty();
    }

    /** Returns the design with the number of classes and the input shape of the data set. */
    public DenseNetSpec fit(DenseNetSpec design) {
        DenseNetSpec fitted = design;
        if (fitted.classes() != classes.size()) {
            fitted = fitted.withClasses(classes.size());
        }
        if (format.input().isPresent() && !format.input().get().equals(fitted.input())) {
            fitted = fitted.withInput(format.input().get());
        }
        return fitted;
    }

    /** The summary as one sentence: format, folder, classes, training and evaluation images. */
    public String sentence() {
        return "%s %s: %d classes (%s); %s for training (%s), %s."
                .formatted(
                        format.title(),
                        folder,
                        classes.size(),
                        namedClasses(),
                        images(training.images()),
                        training.name(),
                        evaluation
                                .map(part -> "%s for evaluation (%s)".formatted(images(part.images()), part.name()))
                                .orElse("none for evaluation"));
    }

    /** The first classes with their numbers of training images. */
    private String namedClasses() {
        String named = classes.stream()
                .limit(MAX_NAMED)
                .map(each -> "%s %d".formatted(each.name(), each.training()))
                .collect(Collectors.joining(", "));
        return classes.size() > MAX_NAMED ? named + ", ..." : named;
    }

    private static String images(int count) {
        return count == 1 ? "1 image" : String.format(Locale.ROOT, "%d images", count);
    }
}
