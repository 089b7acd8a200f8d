package dev.densescope.ui.run.form;

import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The length of the next run. FX thread only. */
public final class LengthForm {
    public static final int MAX_STEPS = 1_000_000;
    public static final int MAX_WARMUP_STEPS = 10_000;

    /** The unit of the length. */
    public enum Unit {
        STEPS,
        /** Epochs, with an evaluation after each. */
        EPOCHS
    }

    private final ObjectProperty<Unit> unit = new SimpleObjectProperty<>(this, "unit", Unit.STEPS);
    private final NumberEntry steps = NumberEntry.whole("10", 1, MAX_STEPS);
    private final NumberEntry epochs = NumberEntry.whole("1", 1, MAX_STEPS);
    private final NumberEntry warmupSteps = NumberEntry.whole("2", 0, MAX_WARMUP_STEPS);

    public ObjectProperty<Unit> unitProperty() {
        return unit;
    }

    /** Number of measured steps, if the length is in steps. */
    public NumberEntry steps() {
        return steps;
    }

    /** Number of epochs, if the length is in epochs. */
    public NumberEntry epochs() {
        return epochs;
    }

    /** Number of warm-up steps. */
    public NumberEntry warmupSteps() {
        return warmupSteps;
    }

    boolean isInEpochs() {
        return unit.get() == Unit.EPOCHS;
    }

    /** Why the number in the selected unit cannot be used; empty if it can. */
    List<StringBinding> problems() {
        return List.of(isInEpochs() ? epochs.problem() : steps.problem());
    }
}
