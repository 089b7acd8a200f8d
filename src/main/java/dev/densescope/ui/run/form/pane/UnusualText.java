package dev.densescope.ui.run.form.pane;

import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.NumberEntry;
import dev.densescope.ui.run.form.RecipeForm;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.weights.tensor.HeadChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/** A short text with the rarely changed settings that are not at their default. */
final class UnusualText {
    private UnusualText() {}

    static StringBinding of(RunForm form, Workspace workspace) {
        Observable[] sources = {
            form.recipe().learningRate().textProperty(),
            form.recipe().scheduleProperty(),
            form.recipe().momentum().textProperty(),
            form.recipe().weightDecay().textProperty(),
            form.recipe().shuffleProperty(),
            form.length().warmupSteps().textProperty(),
            form.seed().textProperty(),
            form.start().kindProperty(),
            form.start().headProperty(),
            form.outputs().weights().fileProperty(),
            form.outputs().checkpoint().fileProperty(),
            form.deviceProperty(),
            workspace.deviceProperty(),
            workspace.planProperty()
        };
        return Bindings.createStringBinding(() -> String.join(", ", text(form, workspace)), sources);
    }

    private static List<String> text(RunForm form, Workspace workspace) {
        List<String> words = new ArrayList<>();
        addStart(words, form.start());
        addRecipe(words, form.recipe());
        if (form.outputs().checkpoint().file().isPresent()) {
            words.add(Messages.text("run.unusual.checkpoint"));
        }
        if (form.outputs().weights().file().isPresent()) {
            words.add(Messages.text("run.unusual.weightsOut"));
        }
        if (workspace.plan().sharesPerBlock() && !workspace.plan().isBaseline()) {
            words.add(Messages.text("run.unusual.block"));
        }
        addNumber(
                words,
                number -> Messages.text("run.unusual.warmup", number),
                form.length().warmupSteps());
        addNumber(words, number -> Messages.text("run.unusual.seed", number), form.seed());
        if (!form.deviceProperty().get().equals(form.devices().get(0))) {
            words.add(form.deviceProperty().get());
        }
        if (workspace.deviceProperty().get().isNvidia()
                && workspace.tensorFloat32Property().get()) {
            words.add(Messages.text("run.form.tensorFloat32"));
        }
        return words;
    }

    private static void addStart(List<String> words, StartForm start) {
        if (start.kindProperty().get() == StartForm.Kind.CHECKPOINT) {
            words.add(Messages.text("run.unusual.resumes"));
        } else if (start.kindProperty().get() == StartForm.Kind.WEIGHTS) {
            words.add(
                    start.headProperty().get() == HeadChoice.NEW
                            ? Messages.text("run.unusual.weightsNewHead")
                            : Messages.text("run.unusual.weightsIn"));
        }
    }

    private static void addRecipe(List<String> words, RecipeForm recipe) {
        addNumber(words, number -> Messages.text("run.unusual.learningRate", number), recipe.learningRate());
        LearningRateSchedule schedule = recipe.scheduleProperty().get();
        if (schedule != LearningRateSchedule.CONSTANT) {
            words.add(schedule.id());
        }
        addNumber(words, number -> Messages.text("run.unusual.momentum", number), recipe.momentum());
        addNumber(words, number -> Messages.text("run.unusual.weightDecay", number), recipe.weightDecay());
        if (!recipe.shuffleProperty().get()) {
            words.add(Messages.text("run.unusual.inOrder"));
        }
    }

    private static void addNumber(List<String> words, UnaryOperator<String> text, NumberEntry entry) {
        if (!entry.isUsual()) {
            words.add(text.apply(entry.textProperty().get()));
        }
    }
}
