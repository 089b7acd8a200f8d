package dev.densescope.weights;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.DisplayText;
import dev.densescope.problem.Setting;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.WeightsException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The training recorded in a checkpoint. Checkpoints of older versions lack some fields; missing fields count as
 * unchanged. Immutable.
 *
 * @param file the checkpoint
 * @param metadata its metadata
 */
public record EarlierTraining(Path file, Map<String, String> metadata) {
    private static final Text UNKNOWN = Text.of("not known");

    /** Keeps a copy of the metadata. */
    public EarlierTraining {
        metadata = Map.copyOf(metadata);
    }

    /**
     * Checks seed and held-out part, which are known before the images are read.
     *
     * @throws WeightsException if its training had another seed or held out another part
     */
    public void requireSameSample(TrainingImages wanted) {
        refuseAny(objectionsToSample(wanted));
    }

    /**
     * Checks that the images, their order, the held-out part and the seed are the same.
     *
     * @throws WeightsException if its training had other images, another order, or another part of them
     */
    public void requireSame(TrainingImages wanted) {
        refuseAny(allObjections(wanted));
    }

    /** @param what what the recorded training did differently, as the end of a clause */
    private record Objection(Text what, Advice advice) {}

    private Stream<Objection> objectionsToSample(TrainingImages wanted) {
        return Stream.of(otherSeed(wanted), otherHeldOutPart(wanted)).flatMap(Optional::stream);
    }

    private Stream<Objection> allObjections(TrainingImages wanted) {
        return Stream.concat(
                objectionsToSample(wanted),
                Stream.of(otherImages(wanted), otherOrder(wanted)).flatMap(Optional::stream));
    }

    private void refuseAny(Stream<Objection> objections) {
        objections.findFirst().ifPresent(objection -> {
            throw new WeightsException(
                    Text.of(
                            "%s %s cannot be used: its training %s",
                            TensorFileKind.CHECKPOINT.told(), file, objection.what()),
                    objection.advice());
        });
    }

    /**
     * All reasons why it cannot be resumed with these images, each as a clause about the training.
     *
     * @param wanted the images of the resumed training
     */
    public List<Text> objections(TrainingImages wanted) {
        return allObjections(wanted)
                .map(objection ->
                        Text.of("%s: %s", objection.what(), objection.advice().told()))
                .toList();
    }

    /** Its training images; empty if the file lacks a field. */
    public Optional<TrainingImages> images() {
        return TrainingImages.of(metadata);
    }

    /** The epoch it ends with, if that was not evaluated. */
    public Optional<UnevaluatedEpoch> unevaluated() {
        return UnevaluatedEpoch.of(metadata);
    }

    /** The sums of the epoch it was saved in; empty if it ends an epoch, or does not record them. */
    public Optional<EpochSums> epochSums() {
        return EpochSums.of(metadata);
    }

    /** Its hyperparameters; empty if the file lacks a field. */
    public Optional<Hyperparameters> hyperparameters() {
        return Hyperparameters.of(metadata);
    }

    /** The changed hyperparameters as one sentence; empty if there are none. */
    public Optional<Text> notice(TrainingSetup wanted) {
        return new ChangedRecipe(metadata, wanted.metadata()).sentence();
    }

    /** A description of its initial parameters; empty if unknown. */
    public Optional<String> start() {
        return TrainingField.START.shortIn(metadata);
    }

    /** The known differences from another training. */
    List<Text> differences(TrainingSetup other) {
        Map<String, String> here = other.metadata();
        return Stream.of(TrainingField.values())
                .filter(field -> !field.in(metadata).equals(field.in(here)))
                .map(field -> Text.of(
                        "%s is %s there and %s here",
                        field.told(),
                        field.toldIn(metadata).orElse(UNKNOWN),
                        field.toldIn(here).orElse(UNKNOWN)))
                .toList();
    }

    private Optional<Objection> otherSeed(TrainingImages wanted) {
        return recorded(TrainingImages.SEED, Long.toString(wanted.seed()))
                .map(theirs -> new Objection(
                        Text.of("has seed %s, not %d", theirs, wanted.seed()), Advice.set(Setting.SEED, theirs)));
    }

    private Optional<Objection> otherHeldOutPart(TrainingImages wanted) {
        return recorded(TrainingImages.HELD_OUT, Double.toString(wanted.heldOut()))
                .map(Double::valueOf)
                .filter(part -> part != wanted.heldOut())
                .map(part -> new Objection(
                        Text.of(
                                "holds out %s of the training images, not %s",
                                percent(part), percent(wanted.heldOut())),
                        Advice.set(
                                Text.of("hold out %s", percent(part)),
                                new Advice.Value(Setting.HELD_OUT, Double.toString(part)))));
    }

    private Optional<Objection> otherImages(TrainingImages wanted) {
        return recorded(TrainingImages.IMAGES, wanted.images())
                .map(theirs -> new Objection(
                        Text.of("uses %s, not %s", DisplayText.line(theirs), wanted.images()),
                        Advice.to(Text.of("choose the same images")).or(Advice.to(Text.of("start with weights")))));
    }

    private Optional<Objection> otherOrder(TrainingImages wanted) {
        return recorded(TrainingImages.SHUFFLED, Boolean.toString(wanted.shuffled()))
                .map(theirs -> wanted.shuffled()
                        ? new Objection(
                                Text.of("takes the images in file order"),
                                Advice.set(Text.of("do not shuffle them"), new Advice.Value(Setting.FILE_ORDER, "")))
                        : new Objection(
                                Text.of("shuffles the images"),
                                Advice.set(Text.of("shuffle them again"), new Advice.Value(Setting.SHUFFLE, ""))));
    }

    /** The recorded value of a field, if it differs from the wanted one. */
    private Optional<String> recorded(String field, String wanted) {
        return Optional.ofNullable(metadata.get(field)).filter(theirs -> !theirs.equals(wanted));
    }

    private static String percent(double part) {
        return BigDecimal.valueOf(part).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
