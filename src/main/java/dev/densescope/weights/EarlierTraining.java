package dev.densescope.weights;

import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.weights.store.DisplayText;
import dev.densescope.weights.tensor.FileKind;
import dev.densescope.weights.tensor.WeightsException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a checkpoint says of the training that wrote it; those of older programs do not say all, and what they do not say is
 * taken for the same. Immutable.
 *
 * @param file the checkpoint
 * @param metadata of it
 */
public record EarlierTraining(Path file, Map<String, String> metadata) {
    private static final String UNKNOWN = "not known";

    /** Keeps a copy of the metadata. */
    public EarlierTraining {
        metadata = Map.copyOf(metadata);
    }

    /**
     * Makes sure that dropout goes on as it began, and that nothing is held out that was trained on: all that is known before
     * any image is looked at.
     *
     * @throws WeightsException if its training had another seed, or held another part out
     */
    public void requireSameSample(TrainingImages wanted) {
        refuseAny(wanted, Stream.of(this::otherSeed, this::otherPart));
    }

    /**
     * Makes sure that images and dropout go on as they began, and that nothing is held out that was trained on.
     *
     * @throws WeightsException if its training was given others, in another order, or another part of them
     */
    public void requireSame(TrainingImages wanted) {
        requireSameSample(wanted);
        refuseAny(wanted, Stream.of(this::otherImages, this::otherOrder));
    }

    /** @param what what the training that is gone on with did otherwise, the end of a clause about it */
    private record Objection(String what, Advice advice) {}

    private void refuseAny(TrainingImages wanted, Stream<Function<TrainingImages, Optional<Objection>>> objections) {
        objections
                .flatMap(objection -> objection.apply(wanted).stream())
                .findFirst()
                .ifPresent(objection -> {
                    throw new WeightsException(
                            "%s %s cannot be used: its training %s"
                                    .formatted(FileKind.CHECKPOINT.label(), file, objection.what()),
                            objection.advice());
                });
    }

    /**
     * Why it cannot go on with these images, all that there is; each is a clause about the training.
     *
     * @param wanted what it would be given
     */
    public List<String> objections(TrainingImages wanted) {
        return Stream.of(otherSeed(wanted), otherPart(wanted), otherImages(wanted), otherOrder(wanted))
                .flatMap(Optional::stream)
                .map(objection -> objection.what() + ": " + objection.advice().words())
                .toList();
    }

    /** What it was given; empty if the file does not say all of it. */
    public Optional<TrainingImages> images() {
        return TrainingImages.of(metadata);
    }

    /** By which recipe it was trained; empty if the file does not say all of it. */
    public Optional<Hyperparameters> hyperparameters() {
        return Hyperparameters.of(metadata);
    }

    /** Says in one sentence what is changed from now on, which some want towards the end; empty if nothing is. */
    public Optional<String> notice(TrainingSetup wanted) {
        return new ChangedRecipe(metadata, wanted.metadata()).sentence();
    }

    /** In words what parameters it was begun with; empty if it does not say. */
    public Optional<String> start() {
        return TrainingField.START.in(metadata);
    }

    /** In what it is another training than this one, as far as it can be known. */
    List<String> differences(TrainingSetup other) {
        Map<String, String> here = other.metadata();
        return Stream.of(TrainingField.values())
                .filter(field -> !field.in(metadata).equals(field.in(here)))
                .map(field -> "%s is %s there and %s here"
                        .formatted(
                                field.words(),
                                field.in(metadata).orElse(UNKNOWN),
                                field.in(here).orElse(UNKNOWN)))
                .toList();
    }

    private Optional<Objection> otherSeed(TrainingImages wanted) {
        return said(TrainingImages.SEED, Long.toString(wanted.seed()))
                .map(theirs -> new Objection(
                        "has the seed %s, not %d".formatted(theirs, wanted.seed()), Advice.set(Setting.SEED, theirs)));
    }

    private Optional<Objection> otherPart(TrainingImages wanted) {
        return said(TrainingImages.HELD_OUT, Double.toString(wanted.heldOut()))
                .map(Double::valueOf)
                .filter(part -> part != wanted.heldOut())
                .map(part -> new Objection(
                        "holds out %s of the training images, not %s"
                                .formatted(percent(part), percent(wanted.heldOut())),
                        Advice.set(
                                "hold out " + percent(part),
                                new Advice.Value(Setting.HELD_OUT, Double.toString(part)))));
    }

    private Optional<Objection> otherImages(TrainingImages wanted) {
        return said(TrainingImages.IMAGES, wanted.images())
                .map(theirs -> new Objection(
                        "is on %s, not on %s".formatted(DisplayText.plain(theirs, " "), wanted.images()),
                        Advice.to("choose the same images").or(Advice.to("begin with weights"))));
    }

    private Optional<Objection> otherOrder(TrainingImages wanted) {
        return said(TrainingImages.SHUFFLED, Boolean.toString(wanted.shuffled()))
                .map(theirs -> wanted.shuffled()
                        ? new Objection(
                                "takes the images in file order",
                                Advice.set("do not shuffle them", new Advice.Value(Setting.FILE_ORDER, "")))
                        : new Objection(
                                "shuffles the images",
                                Advice.set("shuffle them again", new Advice.Value(Setting.SHUFFLE, ""))));
    }

    /** What it says of something, if that is not what is wanted. */
    private Optional<String> said(String field, String wanted) {
        return Optional.ofNullable(metadata.get(field)).filter(theirs -> !theirs.equals(wanted));
    }

    private static String percent(double part) {
        return BigDecimal.valueOf(part).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
