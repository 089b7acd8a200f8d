package dev.densescope.ui.run.form;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.InvalidPlanException;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.ui.model.Workspace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;

/**
 * Stores the settings of runs as text between starts of the program. Unknown values are ignored. The starting point is
 * not restored, so that nobody resumes an old training unknowingly, and output files are not stored, since they are
 * chosen for one run. FX thread only.
 */
public final class FormMemory {
    private record Setting(String key, Property<?> property, Supplier<String> write, Consumer<String> read) {}

    private final List<Setting> settings = new ArrayList<>();

    /** @param workspace contains strategy and scope, which all screens share */
    public FormMemory(RunForm form, Workspace workspace) {
        plan(workspace);
        choice("sharedScope", workspace.sharedScopeProperty(), SharedScope.class);
        add(
                "tensorFloat32",
                workspace.tensorFloat32Property(),
                () -> Boolean.toString(workspace.tensorFloat32Property().get()),
                text -> workspace.tensorFloat32Property().set(Boolean.parseBoolean(text)));
        LengthForm length = form.length();
        choice("unit", length.unitProperty(), LengthForm.Unit.class);
        number("steps", length.steps());
        number("epochs", length.epochs());
        number("warmup", length.warmupSteps());
        number("seed", form.seed());
        folders(form.data());
        choice("data", form.data().sourceProperty(), DataForm.Source.class);
        choice("labels", form.data().labelsProperty(), DataForm.Labels.class);
        number("heldOut", form.data().heldOut());
        choice("augmentation", form.data().augmentationProperty(), dev.densescope.data.Augmentation.class);
        recipe(form.recipe());
        file("weightsIn", form.start().weights());
        file("resume", form.start().checkpoint());
        folder("filesFolder", form.lastFolder());
        number("checkpointEvery", form.outputs().everySteps());
        add(
                "threads",
                form.threadsProperty(),
                () -> Integer.toString(form.threadsProperty().get()),
                form::restoreThreads);
        add("device", form.deviceProperty(), form.deviceProperty()::get, form::restoreDevice);
    }

    /** The values to store, by name. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        settings.forEach(setting -> values.put(setting.key(), setting.write().get()));
        return values;
    }

    /** Restores stored values. */
    public void restore(Map<String, String> values) {
        settings.forEach(
                setting -> Optional.ofNullable(values.get(setting.key())).ifPresent(setting.read()));
    }

    /** Runs something after each change. */
    public void whenChanged(Runnable action) {
        settings.forEach(setting -> setting.property().addListener((observable, before, now) -> action.run()));
    }

    /** Older versions stored constants, such as {@code SHARED_CONCAT}. */
    private void plan(Workspace workspace) {
        add("strategy", workspace.planProperty(), () -> workspace.plan().text(), text -> {
            String words =
                    text.matches("[A-Z_]+") ? text.toLowerCase(Locale.ROOT).replace('_', '-') : text;
            try {
                workspace.planProperty().set(PlanText.parse(words, Network.of(workspace.spec())));
            } catch (InvalidPlanException notUnderstood) {
                // passed over
            }
        });
    }

    private void recipe(RecipeForm recipe) {
        number("learningRate", recipe.learningRate());
        choice("schedule", recipe.scheduleProperty(), LearningRateSchedule.class);
        number("momentum", recipe.momentum());
        number("weightDecay", recipe.weightDecay());
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

    private void folder(String key, LastFolder last) {
        add(
                key,
                last.folderProperty(),
                () -> last.folderProperty().get().map(Path::toString).orElse(""),
                text -> path(text).ifPresent(folder -> last.folderProperty().set(Optional.of(folder))));
    }

    private void file(String key, FileEntry entry) {
        add(
                key,
                entry.fileProperty(),
                () -> entry.file().map(Path::toString).orElse(""),
                text -> path(text).ifPresent(entry::choose));
    }

    /** Text that is not a number is not stored; numbers are stored for starts with other separators. */
    private void number(String key, NumberEntry entry) {
        add(key, entry.textProperty(), entry::plain, text -> {
            if (!text.isBlank()) {
                entry.show(text);
            }
        });
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
