package dev.densescope.ui.run.form;

import dev.densescope.plan.SharedScope;
import dev.densescope.plan.Strategy;
import dev.densescope.session.LearningRateSchedule;
import dev.densescope.ui.model.Workspace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;

/**
 * The settings of runs as words to be kept between starts of the program. Words that are no longer understood are passed
 * over. FX thread only.
 */
public final class FormMemory {
    private record Setting(String key, Property<?> property, Supplier<String> write, Consumer<String> read) {}

    private final List<Setting> settings = new ArrayList<>();

    /** @param workspace for strategy and scope, which all screens share */
    public FormMemory(RunForm form, Workspace workspace) {
        choice("strategy", workspace.strategyProperty(), Strategy.class);
        choice("sharedScope", workspace.sharedScopeProperty(), SharedScope.class);
        LengthForm length = form.length();
        choice("unit", length.unitProperty(), LengthForm.Unit.class);
        words("steps", length.steps().textProperty());
        words("epochs", length.epochs().textProperty());
        words("warmup", length.warmupSteps().textProperty());
        words("seed", form.seed().textProperty());
        folders(form.data());
        choice("data", form.data().sourceProperty(), DataForm.Source.class);
        choice("augmentation", form.data().augmentationProperty(), dev.densescope.data.Augmentation.class);
        recipe(form.recipe());
        choice("start", form.start().kindProperty(), StartForm.Kind.class);
        file("weightsIn", form.start().weights());
        file("resume", form.start().checkpoint());
        file("weightsOut", form.outputs().weights());
        file("checkpointOut", form.outputs().checkpoint());
        words("checkpointEvery", form.outputs().everySteps().textProperty());
        add("device", form.deviceProperty(), form.deviceProperty()::get, id -> {
            if (form.devices().contains(id)) {
                form.deviceProperty().set(id);
            }
        });
    }

    /** What there is to keep, by name. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        settings.forEach(setting -> values.put(setting.key(), setting.write().get()));
        return values;
    }

    /** Puts back what was kept. */
    public void restore(Map<String, String> values) {
        settings.forEach(
                setting -> Optional.ofNullable(values.get(setting.key())).ifPresent(setting.read()));
    }

    /** Runs something after each change. */
    public void whenChanged(Runnable action) {
        settings.forEach(setting -> setting.property().addListener((observable, before, now) -> action.run()));
    }

    private void recipe(RecipeForm recipe) {
        words("learningRate", recipe.learningRate().textProperty());
        choice("schedule", recipe.scheduleProperty(), LearningRateSchedule.class);
        words("momentum", recipe.momentum().textProperty());
        words("weightDecay", recipe.weightDecay().textProperty());
        add(
                "shuffle",
                recipe.shuffleProperty(),
                () -> Boolean.toString(recipe.shuffleProperty().get()),
                text -> recipe.shuffleProperty().set(Boolean.parseBoolean(text)));
    }

    private void folders(DataForm data) {
        for (DataForm.Source source : DataForm.Source.values()) {
            add(
                    "folder." + source.name(),
                    data.foldersProperty(),
                    () -> Optional.ofNullable(data.foldersProperty().get().get(source))
                            .map(Path::toString)
                            .orElse(""),
                    text -> path(text).ifPresent(folder -> data.choose(source, folder)));
        }
    }

    private void file(String key, FileEntry entry) {
        add(
                key,
                entry.fileProperty(),
                () -> entry.file().map(Path::toString).orElse(""),
                text -> path(text).ifPresent(entry::choose));
    }

    private void words(String key, StringProperty property) {
        add(key, property, property::get, property::set);
    }

    private <T extends Enum<T>> void choice(String key, ObjectProperty<T> property, Class<T> type) {
        add(key, property, () -> property.get().name(), text -> {
            for (T constant : type.getEnumConstants()) {
                if (constant.name().equals(text)) {
                    property.set(constant);
                }
            }
        });
    }

    private void add(String key, Property<?> property, Supplier<String> write, Consumer<String> read) {
        settings.add(new Setting(key, property, write, read));
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
