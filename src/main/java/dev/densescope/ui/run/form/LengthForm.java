package dev.densescope.ui.run.form;

import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How long the next run trains. FX thread only. */
public final class LengthForm {
    public static final int MAX_STEPS = 1_000_000;
    public static final int MAX_WARMUP_STEPS = 10_000;

    /** What is counted. */
    public enum Unit {
        STEPS,
        /** Passes over all images, each with an evaluation behind it. */
        EPOCHS
    }

    private final ObjectProperty<Unit> unit = new SimpleObjectProperty<>(this, "unit", Unit.STEPS);
    private final NumberEntry steps = NumberEntry.whole("10", 1, MAX_STEPS);
    private final NumberEntry epochs = NumberEntry.whole("1", 1, MAX_STEPS);
    private final NumberEntry warmupSteps = NumberEntry.whole("2", 0, MAX_WARMUP_STEPS);

    public ObjectProperty<Unit> unitProperty() {
        return unit;
    }

    /** Measured steps, where steps are counted. */
    public NumberEntry steps() {
        return steps;
    }

    /** Epochs, where these are counted. */
    public NumberEntry epochs() {
        return epochs;
    }

    /** Steps before the measured ones. */
    public NumberEntry warmupSteps() {
        return warmupSteps;
    }

    boolean isInEpochs() {
        return unit.get() == Unit.EPOCHS;
    }

    /** Of what is counted, why its number cannot be used. */
    List<StringBinding> problems() {
        return List.of(isInEpochs() ? epochs.problem() : steps.problem());
    }
}
