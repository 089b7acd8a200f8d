package dev.densescope.ui.run;

import dev.densescope.plan.Strategy;
import dev.densescope.session.RunSettings;
import dev.densescope.session.TrainingRecipe;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The settings of the next run as they are typed. FX thread only. */
public final class RunForm {
    public static final int MOST_STEPS = 1_000_000;
    public static final int MOST_WARMUP_STEPS = 10_000;

    private final List<String> devices;
    private final int threads;
    private final StringProperty steps = new SimpleStringProperty(this, "steps", "10");
    private final StringProperty warmupSteps = new SimpleStringProperty(this, "warmupSteps", "2");
    private final StringProperty seed = new SimpleStringProperty(this, "seed", "1");
    private final DataForm data = new DataForm();
    private final StringProperty device;
    private final StringBinding stepsProblem = Bindings.createStringBinding(() -> problem(steps, 1, MOST_STEPS), steps);
    private final StringBinding warmupProblem =
            Bindings.createStringBinding(() -> problem(warmupSteps, 0, MOST_WARMUP_STEPS), warmupSteps);
    private final StringBinding seedProblem =
            Bindings.createStringBinding(() -> problem(seed, Long.MIN_VALUE, Long.MAX_VALUE), seed);

    /**
     * @param devices ids of those that runs may use, at least one; the first is chosen
     * @param threads that a run may use
     */
    public RunForm(List<String> devices, int threads) {
        this.devices = List.copyOf(devices);
        this.threads = threads;
        device = new SimpleStringProperty(this, "device", this.devices.get(0));
    }

    public List<String> devices() {
        return devices;
    }

    public StringProperty stepsProperty() {
        return steps;
    }

    public StringProperty warmupStepsProperty() {
        return warmupSteps;
    }

    public StringProperty seedProperty() {
        return seed;
    }

    /** The images. */
    public DataForm data() {
        return data;
    }

    /** The id of the chosen device. */
    public StringProperty deviceProperty() {
        return device;
    }

    /** Why the number of steps cannot be used; empty if it can. */
    public StringBinding stepsProblem() {
        return stepsProblem;
    }

    /** Why the number of warm-up steps cannot be used; empty if it can. */
    public StringBinding warmupProblem() {
        return warmupProblem;
    }

    /** Why the seed cannot be used; empty if it can. */
    public StringBinding seedProblem() {
        return seedProblem;
    }

    /** Whether a run could be started. */
    public boolean isValid() {
        return stepsProblem.get().isEmpty()
                && warmupProblem.get().isEmpty()
                && seedProblem.get().isEmpty()
                && data.folderProblem().get().isEmpty();
    }

    /** The settings, with the defaults in place of what cannot be used. */
    public RunSettings settings(DenseNetSpec spec, Strategy strategy) {
        return new RunSettings(
                spec,
                strategy,
                device.get(),
                data.choice(),
                warmupProblem.get().isEmpty()
                        ? Integer.parseInt(warmupSteps.get().strip())
                        : 2,
                stepsProblem.get().isEmpty() ? Integer.parseInt(steps.get().strip()) : 10,
                seedProblem.get().isEmpty() ? Long.parseLong(seed.get().strip()) : 1,
                threads,
                recipe());
    }

    private TrainingRecipe recipe() {
        TrainingRecipe usual = TrainingRecipe.DEFAULT;
        return new TrainingRecipe(
                usual.learningRate(), usual.momentum(), usual.weightDecay(), usual.shuffle(), data.variation());
    }

    private static String problem(StringProperty text, long least, long most) {
        try {
            long value = Long.parseLong(text.get().strip());
            if (value >= least && value <= most) {
                return "";
            }
        } catch (NumberFormatException e) {
            return Messages.text("run.form.notWhole");
        }
        return Messages.text("run.form.outOfRange", least, most);
    }
}
