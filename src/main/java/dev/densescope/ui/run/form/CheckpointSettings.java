package dev.densescope.ui.run.form;

import dev.densescope.data.DatasetFormat;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.session.settings.TrainingRecipe;
import java.math.BigDecimal;
import java.util.Optional;

/** Puts the settings of a checkpoint's training into the form, as far as its file says them. FX thread only. */
public final class CheckpointSettings {
    private static final int PERCENT = 100;

    private final RunForm form;
    private final SavedCheckpoint checkpoint;

    public CheckpointSettings(RunForm form, SavedCheckpoint checkpoint) {
        this.form = form;
        this.checkpoint = checkpoint;
    }

    /** Seed, length, images and recipe; the folder of images is not in the file. */
    public void adopt() {
        form.seed().textProperty().set(Long.toString(checkpoint.seed()));
        adoptLength();
        checkpoint.images().ifPresent(this::adoptImages);
        checkpoint.recipe().ifPresent(this::adopt);
    }

    private void adoptLength() {
        LengthForm length = form.length();
        if (checkpoint.epochs().isPresent()) {
            length.unitProperty().set(LengthForm.Unit.EPOCHS);
            length.epochs()
                    .textProperty()
                    .set(Integer.toString(checkpoint.epochs().getAsInt()));
        } else if (checkpoint.trainingSteps().isPresent()) {
            int training = checkpoint.trainingSteps().getAsInt();
            long warmupSteps = length.warmupSteps().whole() < training
                    ? length.warmupSteps().whole()
                    : 0;
            length.unitProperty().set(LengthForm.Unit.STEPS);
            length.warmupSteps().textProperty().set(Long.toString(warmupSteps));
            length.steps().textProperty().set(Long.toString(training - warmupSteps));
        }
    }

    private void adoptImages(String images) {
        DataForm data = form.data();
        source(images).ifPresent(data.sourceProperty()::set);
        if (isOf(images, DatasetFormat.CIFAR_100_COARSE)) {
            data.labelsProperty().set(DataForm.Labels.COARSE);
        } else if (isOf(images, DatasetFormat.CIFAR_100_FINE)) {
            data.labelsProperty().set(DataForm.Labels.FINE);
        }
        data.heldOut().textProperty().set(text(checkpoint.heldOut() * PERCENT));
    }

    private Optional<DataForm.Source> source(String images) {
        if (checkpoint.isOnSyntheticImages()) {
            return Optional.of(DataForm.Source.SYNTHETIC);
        }
        for (DatasetFormat format : DatasetFormat.values()) {
            if (isOf(images, format)) {
                return Optional.of(
                        switch (format) {
                            case IMAGE_FOLDER -> DataForm.Source.IMAGES;
                            case CIFAR_10 -> DataForm.Source.CIFAR10;
                            case CIFAR_100_FINE, CIFAR_100_COARSE -> DataForm.Source.CIFAR100;
                        });
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(String images, DatasetFormat format) {
        return images.startsWith(format.title() + ":");
    }

    private void adopt(TrainingRecipe trained) {
        RecipeForm recipe = form.recipe();
        recipe.learningRate().textProperty().set(text(trained.learningRate()));
        recipe.momentum().textProperty().set(text(trained.momentum()));
        recipe.weightDecay().textProperty().set(text(trained.weightDecay()));
        recipe.scheduleProperty().set(trained.schedule());
        recipe.shuffleProperty().set(trained.shuffle());
        form.data().augmentationProperty().set(trained.augmentation());
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
