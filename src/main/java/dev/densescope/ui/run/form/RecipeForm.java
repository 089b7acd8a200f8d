package dev.densescope.ui.run.form;

import dev.densescope.data.Augmentation;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.TrainingRecipe;
import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The training recipe of the next run. FX thread only. */
public final class RecipeForm {
    private static final double MAX_RATE = 1000;

    private final NumberEntry learningRate = NumberEntry.decimal("0.1", 0, MAX_RATE);
    private final NumberEntry momentum = NumberEntry.decimal("0.9", 0, 1);
    private final NumberEntry weightDecay = NumberEntry.decimal("0.0001", 0, MAX_RATE);
    private final ObjectProperty<LearningRateSchedule> schedule =
            new SimpleObjectProperty<>(this, "schedule", LearningRateSchedule.CONSTANT);
    private final BooleanProperty shuffle = new SimpleBooleanProperty(this, "shuffle", true);

    public NumberEntry learningRate() {
        return learningRate;
    }

    public NumberEntry momentum() {
        return momentum;
    }

    public NumberEntry weightDecay() {
        return weightDecay;
    }

    /** The learning rate schedule. */
    public ObjectProperty<LearningRateSchedule> scheduleProperty() {
        return schedule;
    }

    /** Whether stored images are shuffled in each epoch. */
    public BooleanProperty shuffleProperty() {
        return shuffle;
    }

    TrainingRecipe recipe(Augmentation augmentation) {
        return new TrainingRecipe(
                learningRate.decimal(),
                momentum.decimal(),
                weightDecay.decimal(),
                shuffle.get(),
                augmentation,
                schedule.get());
    }

    List<StringBinding> problems() {
        return List.of(learningRate.problem(), momentum.problem(), weightDecay.problem());
    }
}
