package dev.densescope.data;

import dev.densescope.language.Text;
import dev.densescope.spec.DenseNetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        List<Text> notices) {
    /** The notice of a data set with a folder for evaluation, of which no image can be used. */
    public static final Text NO_EVALUATION =
            Text.of("There are no evaluation images: hold out a part of the training images to evaluate.");

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
     * @param damagedTraining how many of the training images turned out to be damaged when they were read
     * @param damagedEvaluation how many of the evaluation images turned out to be damaged
     */
    public record ClassImages(String name, int training, int evaluation, int damagedTraining, int damagedEvaluation) {
        /** A class without damaged images. */
        public ClassImages(String name, int training, int evaluation) {
            this(name, training, evaluation, 0, 0);
        }

        private ClassImages used() {
            return new ClassImages(name, training - damagedTraining, evaluation - damagedEvaluation);
        }
    }

    /**
     * A part of the data set.
     *
     * @param name display name of its origin: {@code train}, {@code test_batch.bin}
     * @param images number of images
     */
    public record Part(Text name, int images) {
        /** With a name that is the same in all languages. */
        public Part(String name, int images) {
            this(Text.verbatim(name), images);
        }

        private Part without(int damaged) {
            return new Part(name, images - damaged);
        }
    }

    /** A copy with additional notices. */
    public DatasetSummary noticing(List<Text> more) {
        return new DatasetSummary(
                format,
                folder,
                classes,
                training,
                evaluation,
                Stream.concat(notices.stream(), more.stream()).toList());
    }

    /**
     * A copy with the numbers of images that turned out to be damaged when they were read.
     *
     * @param training number of damaged training images by label
     * @param evaluation number of damaged evaluation images by label
     */
    public DatasetSummary withDamaged(int[] training, int[] evaluation) {
        return withClasses(IntStream.range(0, classes.size())
                .mapToObj(label -> {
                    ClassImages found = classes.get(label);
                    return new ClassImages(
                            found.name(), found.training(), found.evaluation(), training[label], evaluation[label]);
                })
                .toList());
    }

    /** A copy without the numbers of damaged images, as recognised before any image was read. */
    public DatasetSummary asRecognised() {
        return withClasses(classes.stream()
                .map(each -> new ClassImages(each.name(), each.training(), each.evaluation()))
                .toList());
    }

    /** A copy with the numbers of the images that were used, and a notice about the damaged ones. */
    public DatasetSummary used() {
        List<Text> said = damageSentence().stream().toList();
        return new DatasetSummary(
                        format,
                        folder,
                        classes.stream().map(ClassImages::used).toList(),
                        training.without(damaged(ClassImages::damagedTraining)),
                        evaluation.map(part -> part.without(damaged(ClassImages::damagedEvaluation))),
                        notices)
                .noticing(said);
    }

    /** One sentence with the numbers of damaged and of used images; empty if no image is damaged. */
    public Optional<Text> damageSentence() {
        int ofTraining = damaged(ClassImages::damagedTraining);
        int ofEvaluation = damaged(ClassImages::damagedEvaluation);
        int damaged = ofTraining + ofEvaluation;
        if (damaged == 0) {
            return Optional.empty();
        }
        List<Text> used = new ArrayList<>();
        if (ofTraining != 0) {
            used.add(Text.of(
                    "%d of %s were used for training", training.images() - ofTraining, images(training.images())));
        }
        if (ofEvaluation != 0) {
            int images = evaluation.orElseThrow().images();
            used.add(Text.of("%d of %s were used for evaluation", images - ofEvaluation, images(images)));
        }
        return Optional.of(
                damaged == 1
                        ? Text.of("1 image was found to be damaged when it was read, so %s.", Text.and(used))
                        : Text.of(
                                "%s were found to be damaged when they were read, so %s.",
                                images(damaged), Text.and(used)));
    }

    /** Which images are trained on instead of damaged ones: one sentence; empty if no training image is damaged. */
    public Optional<Text> replacementSentence() {
        return damaged(ClassImages::damagedTraining) == 0
                ? Optional.empty()
                : Optional.of(Text.of(
                        "Damaged training images are replaced by other images of their classes, which are trained on"
                                + " more than once per epoch."));
    }

    private int damaged(ToIntFunction<ClassImages> ofClass) {
        return classes.stream().mapToInt(ofClass).sum();
    }

    private DatasetSummary withClasses(List<ClassImages> others) {
        return new DatasetSummary(format, folder, others, training, evaluation, notices);
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
    public Text sentence() {
        return Text.of(
                "%s %s: %d classes (%s); %s for training (%s), %s.",
                format.told(),
                folder,
                classes.size(),
                namedClasses(),
                images(training.images()),
                training.name(),
                evaluation
                        .map(part -> Text.of("%s for evaluation (%s)", images(part.images()), part.name()))
                        .orElse(Text.of("none for evaluation")));
    }

    /** The first classes with their numbers of training images. */
    private String namedClasses() {
        String named = classes.stream()
                .limit(MAX_NAMED)
                .map(each -> "%s %d".formatted(each.name(), each.training()))
                .collect(Collectors.joining(", "));
        return classes.size() > MAX_NAMED ? named + ", ..." : named;
    }

    private static Text images(int count) {
        return count == 1 ? Text.of("1 image") : Text.of("%d images", count);
    }
}
