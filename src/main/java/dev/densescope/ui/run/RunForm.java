package dev.densescope.ui.run;

import dev.densescope.data.DataChoice;
import dev.densescope.plan.Strategy;
import dev.densescope.session.RunSettings;
import dev.densescope.session.TrainingRecipe;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The settings of the next run as they are typed. FX thread only. */
public final class RunForm {
    public static final int MOST_STEPS = 1_000_000;
    public static final int MOST_WARMUP_STEPS = 10_000;

    /** Where images come from. */
    public enum Source {
        SYNTHETIC,
        CIFAR10
    }

    private final List<String> devices;
    private final int threads;
    private final StringProperty steps = new SimpleStringProperty(this, "steps", "10");
    private final StringProperty warmupSteps = new SimpleStringProperty(this, "warmupSteps", "2");
    private final StringProperty seed = new SimpleStringProperty(this, "seed", "1");
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(this, "source", Source.SYNTHETIC);
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(this, "folder", Optional.empty());
    private final StringProperty device;
    private final StringBinding stepsProblem = Bindings.createStringBinding(() -> problem(steps, 1, MOST_STEPS), steps);
    private final StringBinding warmupProblem =
            Bindings.createStringBinding(() -> problem(warmupSteps, 0, MOST_WARMUP_STEPS), warmupSteps);
    private final StringBinding seedProblem =
            Bindings.createStringBinding(() -> problem(seed, Long.MIN_VALUE, Long.MAX_VALUE), seed);
    private final StringBinding folderProblem = Bindings.createStringBinding(this::findFolderProblem, source, folder);

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

    public ObjectProperty<Source> sourceProperty() {
        return source;
    }

    /** The folder with CIFAR-10's binary batches. */
    public ObjectProperty<Optional<Path>> folderProperty() {
        return folder;
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

    /** Why the folder cannot be used; empty if it can or is not needed. */
    public StringBinding folderProblem() {
        return folderProblem;
    }

    /** Whether a run could be started. */
    public boolean isValid() {
        return stepsProblem.get().isEmpty()
                && warmupProblem.get().isEmpty()
                && seedProblem.get().isEmpty()
                && folderProblem.get().isEmpty();
    }

    /** The settings, with the defaults in place of what cannot be used. */
    public RunSettings settings(DenseNetSpec spec, Strategy strategy) {
        return new RunSettings(
                spec,
                strategy,
                device.get(),
                data(),
                warmupProblem.get().isEmpty()
                        ? Integer.parseInt(warmupSteps.get().strip())
                        : 2,
                stepsProblem.get().isEmpty() ? Integer.parseInt(steps.get().strip()) : 10,
                seedProblem.get().isEmpty() ? Long.parseLong(seed.get().strip()) : 1,
                threads,
                TrainingRecipe.DEFAULT);
    }

    private DataChoice data() {
        return source.get() == Source.CIFAR10 && folder.get().isPresent()
                ? new DataChoice.Cifar10(folder.get().orElseThrow())
                : new DataChoice.Synthetic();
    }

    private String findFolderProblem() {
        return source.get() == Source.CIFAR10 && folder.get().isEmpty() ? Messages.text("run.form.noFolder") : "";
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
