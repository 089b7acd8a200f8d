package dev.densescope.data;

import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was recognised in a data set: shown before training starts, and in every report. Immutable.
 *
 * @param folder where it was found, which may lie below the folder that was chosen
 * @param classes in the order of their labels
 * @param training images that are trained on
 * @param evaluation images that are evaluated; empty if there are none
 * @param notices what else the user should know, such as a folder that is not used; a sentence each
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
     * A class and the number of its images.
     *
     * @param training images that are trained on
     * @param evaluation images that are evaluated
     */
    public record ClassImages(String name, int training, int evaluation) {}

    /**
     * A part of the images.
     *
     * @param name where they come from, as people know it: {@code train}, {@code test_batch.bin}
     * @param images in it
     */
    public record Part(String name, int images) {}

    /** The same with more that the user should know. */
    public DatasetSummary noticing(List<String> more) {
        return new DatasetSummary(
                format,
                folder,
                classes,
                training,
                evaluation,
                Stream.concat(notices.stream(), more.stream()).toList());
    }

    /** Whether a design has as many classes as the images have, and the input they come in. */
    public boolean fits(DenseNetSpec design) {
        return DesignMisfit.between(this, design).isEmpty();
    }

    /** The design with as many classes as the images have, and the input they come in; the same if it has these. */
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

    /** What was recognised, in one sentence: format, place, classes, what trains and what evaluates. */
    public String sentence() {
        return "%s %s: %d classes (%s); %s to train on (%s), %s."
                .formatted(
                        format.title(),
                        folder,
                        classes.size(),
                        namedClasses(),
                        images(training.images()),
                        training.name(),
                        evaluation
                                .map(part -> "%s to evaluate on (%s)".formatted(images(part.images()), part.name()))
                                .orElse("none to evaluate on"));
    }

    /** The first classes with the number of their training images. */
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
