package dev.densescope.session.settings;

import dev.densescope.data.DatasetSummary;
import dev.densescope.weights.Hyperparameters;
import dev.densescope.weights.TrainingImages;
import java.util.Optional;

/** What files of parameters say of the training of a run. Any thread. */
public final class TrainingSetups {
    /** Images that are made up. */
    public static final String SYNTHETIC = "synthetic images";

    private TrainingSetups() {}

    /**
     * Which images a training is given, and how.
     *
     * @param dataset what was recognised in the folder of images; empty for synthetic ones
     */
    public static TrainingImages images(RunSettings settings, Optional<DatasetSummary> dataset) {
        return new TrainingImages(
                settings.seed(),
                settings.data().heldOut(),
                description(dataset),
                settings.recipe().shuffle(),
                settings.recipe().augmentation().id());
    }

    /**
     * By which recipe a training updates its parameters, and for how long.
     *
     * @param trainingSteps of the whole training
     */
    public static Hyperparameters hyperparameters(RunSettings settings, int trainingSteps) {
        TrainingRecipe recipe = settings.recipe();
        return new Hyperparameters(
                recipe.learningRate(),
                recipe.momentum(),
                recipe.weightDecay(),
                recipe.schedule().id(),
                trainingSteps,
                settings.epochs());
    }

    /**
     * What images a training is given, in words: data set and number.
     *
     * @param dataset what was recognised in the folder of images; empty for synthetic ones
     */
    public static String description(Optional<DatasetSummary> dataset) {
        return dataset.map(TrainingSetups::description).orElse(SYNTHETIC);
    }

    private static String description(DatasetSummary found) {
        return "%s: %d classes, %d images"
                .formatted(
                        found.format().title(),
                        found.classes().size(),
                        found.training().images());
    }
}
