package dev.densescope.session.settings;

import dev.densescope.data.DatasetSummary;
import dev.densescope.weights.Hyperparameters;
import dev.densescope.weights.TrainingImages;
import java.util.Optional;

/** Creates the description of a training that weights files and checkpoints contain. Any thread. */
public final class TrainingSetups {
    /** The name of the synthetic data set. */
    public static final String SYNTHETIC = "synthetic images";

    private TrainingSetups() {}

    /**
     * The images of a training and their sampling.
     *
     * @param dataset the recognised data set; empty for synthetic images
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
     * The hyperparameters of a training, including its length.
     *
     * @param trainingSteps steps of the whole training
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
     * A description of the images: data set and number.
     *
     * @param dataset the recognised data set; empty for synthetic images
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
