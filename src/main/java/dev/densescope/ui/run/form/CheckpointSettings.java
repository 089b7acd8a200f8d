package dev.densescope.ui.run.form;

import dev.densescope.data.DatasetFormat;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.session.settings.TrainingRecipe;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.Property;

/** Copies the settings of a checkpoint's training into the form, as far as the file contains them. FX thread only. */
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
        entries().forEach(Entry::adopt);
    }

    /** Whether {@link #adopt} would change anything. */
    public boolean differ() {
        return entries().anyMatch(Entry::differs);
    }

    /** The source of the training's images; empty if the file does not contain it. */
    public Optional<DataForm.Source> source() {
        return checkpoint.images().flatMap(this::source);
    }

    /** A field of the form, and its value in the checkpoint. */
    private record Entry<T>(Property<T> field, T value) {
        void adopt() {
            field.setValue(value);
        }

        boolean differs() {
            return !field.getValue().equals(value);
        }
    }

    private Stream<Entry<?>> entries() {
        Stream.Builder<Entry<?>> entries = Stream.builder();
        entries.add(text(form.seed(), Long.toString(checkpoint.seed())));
        addLength(entries);
        checkpoint.images().ifPresent(images -> addImages(images, entries));
        checkpoint.recipe().ifPresent(recipe -> addRecipe(recipe, entries));
        return entries.build();
    }

    private void addLength(Stream.Builder<Entry<?>> entries) {
        LengthForm length = form.length();
        if (checkpoint.epochs().isPresent()) {
            entries.add(new Entry<>(length.unitProperty(), LengthForm.Unit.EPOCHS));
            entries.add(
                    text(length.epochs(), Integer.toString(checkpoint.epochs().getAsInt())));
        } else if (checkpoint.trainingSteps().isPresent()) {
            int training = checkpoint.trainingSteps().getAsInt();
            long warmupSteps = length.warmupSteps().whole() < training
                    ? length.warmupSteps().whole()
                    : 0;
            entries.add(new Entry<>(length.unitProperty(), LengthForm.Unit.STEPS));
            entries.add(text(length.warmupSteps(), Long.toString(warmupSteps)));
            entries.add(text(length.steps(), Long.toString(training - warmupSteps)));
        }
    }

    private void addImages(String images, Stream.Builder<Entry<?>> entries) {
        DataForm data = form.data();
        source(images).ifPresent(source -> entries.add(new Entry<>(data.sourceProperty(), source)));
        if (isOf(images, DatasetFormat.CIFAR_100_COARSE)) {
            entries.add(new Entry<>(data.labelsProperty(), DataForm.Labels.COARSE));
        } else if (isOf(images, DatasetFormat.CIFAR_100_FINE)) {
            entries.add(new Entry<>(data.labelsProperty(), DataForm.Labels.FINE));
        }
        entries.add(text(data.heldOut(), text(checkpoint.heldOut() * PERCENT)));
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

    private void addRecipe(TrainingRecipe trained, Stream.Builder<Entry<?>> entries) {
        RecipeForm recipe = form.recipe();
        entries.add(text(recipe.learningRate(), text(trained.learningRate())));
        entries.add(text(recipe.momentum(), text(trained.momentum())));
        entries.add(text(recipe.weightDecay(), text(trained.weightDecay())));
        entries.add(new Entry<>(recipe.scheduleProperty(), trained.schedule()));
        entries.add(new Entry<>(recipe.shuffleProperty(), trained.shuffle()));
        entries.add(new Entry<>(form.data().augmentationProperty(), trained.augmentation()));
    }

    private static Entry<String> text(NumberEntry field, String value) {
        return new Entry<>(field.textProperty(), value);
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
