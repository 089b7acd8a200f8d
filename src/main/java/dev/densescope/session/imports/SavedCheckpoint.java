package dev.densescope.session.imports;

import dev.densescope.data.Augmentation;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.session.settings.TrainingSetups;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.weights.Hyperparameters;
import dev.densescope.weights.SavedTraining;
import dev.densescope.weights.TrainingImages;
import dev.densescope.weights.TrainingSetup;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.WeightsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A checkpoint of this program, as its header says.
 *
 * @param saved the training that it was written by
 */
public record SavedCheckpoint(SavedTraining saved) {
    /** Reads the header of a file alone; empty if it is no checkpoint of this program, or cannot be read. Any thread. */
    public static Optional<SavedCheckpoint> of(Path file) {
        return SavedTraining.of(file).flatMap(SavedCheckpoint::of);
    }

    /**
     * The same of a file that is taken for a checkpoint.
     *
     * @throws ImportRefusedException if it is none, or cannot be read
     */
    public static SavedCheckpoint read(Path file) {
        try {
            return new SavedCheckpoint(SavedTraining.ofCheckpoint(file));
        } catch (WeightsException refused) {
            throw new ImportRefusedException(refused.told(), refused);
        }
    }

    static Optional<SavedCheckpoint> of(SavedTraining saved) {
        return saved.kind() == TensorFileKind.CHECKPOINT ? Optional.of(new SavedCheckpoint(saved)) : Optional.empty();
    }

    /** The checkpoint. */
    public Path file() {
        return saved.earlier().file();
    }

    /** The design of its training, batch included. */
    public DenseNetSpec spec() {
        return saved.design();
    }

    /** Steps of its training that were done when it was written. */
    public int steps() {
        return saved.steps();
    }

    /** The seed of its training. */
    public long seed() {
        return saved.seed();
    }

    /** Steps of its whole training, as it was planned; empty in files of older versions. */
    public OptionalInt trainingSteps() {
        return saved.earlier()
                .hyperparameters()
                .map(recipe -> OptionalInt.of(recipe.trainingSteps()))
                .orElse(OptionalInt.empty());
    }

    /** Epochs for which its training was planned; empty for a number of steps, and in files of older versions. */
    public OptionalInt epochs() {
        return saved.earlier().hyperparameters().map(Hyperparameters::epochs).orElse(OptionalInt.empty());
    }

    /** A description of the images of its training; empty in files of older versions. */
    public Optional<String> images() {
        return saved.earlier().images().map(TrainingImages::images);
    }

    /** Whether these are made up. */
    public boolean isOnSyntheticImages() {
        return images().equals(Optional.of(TrainingSetups.SYNTHETIC));
    }

    /** The part of the images that its training never sees, from 0 to less than 1. */
    public double heldOut() {
        return saved.earlier().images().map(TrainingImages::heldOut).orElse(0.0);
    }

    /** The recipe of its training; empty in files of older versions, and of newer ones that know others. */
    public Optional<TrainingRecipe> recipe() {
        return saved.earlier()
                .hyperparameters()
                .flatMap(recipe -> saved.earlier()
                        .images()
                        .flatMap(images -> LearningRateSchedule.ofId(recipe.schedule())
                                .flatMap(schedule -> Augmentation.ofId(images.augmentation())
                                        .map(augmentation -> new TrainingRecipe(
                                                recipe.learningRate(),
                                                recipe.momentum(),
                                                recipe.weightDecay(),
                                                images.shuffled(),
                                                augmentation,
                                                schedule)))));
    }

    /**
     * How a run would go on with its training.
     *
     * @param wanted of the run
     * @param images what it would be trained on, in words; empty while that is not known
     */
    public CheckpointFit fit(RunSettings wanted, Optional<String> images) {
        TrainingImages synthetic = TrainingSetups.images(wanted, Optional.empty());
        TrainingImages given = images.or(this::images).map(synthetic::called).orElse(synthetic);
        int trainingSteps = trainingSteps(wanted);
        TrainingSetup setup =
                new TrainingSetup(given, TrainingSetups.hyperparameters(wanted, trainingSteps), Optional.empty());
        return new CheckpointFit(
                saved.differences(wanted.spec()),
                saved.earlier().objections(given),
                saved.earlier().notice(setup),
                Math.max(0, trainingSteps - steps()));
    }

    /** As many as the run would have in all; for epochs, as many as they had before. */
    private int trainingSteps(RunSettings wanted) {
        if (wanted.epochs().isEmpty()) {
            return wanted.totalSteps();
        }
        int planned = trainingSteps().orElse(Integer.MAX_VALUE);
        return epochs().isEmpty()
                ? planned
                : (int) Math.min(
                        Integer.MAX_VALUE,
                        (long) planned / epochs().getAsInt() * wanted.epochs().getAsInt());
    }
}
