package dev.densescope.ui.run.form;

import dev.densescope.device.DeviceKind;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The settings of the next run as they are typed. FX thread only. */
public final class RunForm {
    private static final Set<RunRefusedException.Subject> START =
            Set.of(RunRefusedException.Subject.START, RunRefusedException.Subject.CLASSIFIER);

    private final ObservableList<String> devices = FXCollections.observableArrayList();
    private final ObservableList<String> devicesSeen = FXCollections.unmodifiableObservableList(devices);
    private final int threads;
    private final LengthForm length = new LengthForm();
    private final DataForm data = new DataForm();
    private final RecipeForm recipe = new RecipeForm();
    private final StartForm start = new StartForm();
    private final OutputsForm outputs = new OutputsForm(start);
    private final LastFolder lastFolder = new LastFolder();
    private final NumberEntry seed = NumberEntry.whole("1", Long.MIN_VALUE, Long.MAX_VALUE);
    private final StringProperty device;
    private final BooleanProperty moreShown = new SimpleBooleanProperty(this, "moreShown", false);

    /**
     * @param devices ids of those that runs may use, at least one; the first is chosen
     * @param threads that a run may use
     */
    public RunForm(List<String> devices, int threads) {
        this.devices.setAll(devices);
        this.threads = threads;
        device = new SimpleStringProperty(this, "device", this.devices.get(0));
    }

    /** Ids that can be chosen; not to be changed here. */
    public ObservableList<String> devices() {
        return devicesSeen;
    }

    /** Lets more devices be chosen. */
    public void offer(List<String> ids) {
        ids.stream().filter(id -> !devices.contains(id)).forEach(devices::add);
    }

    /** Chooses a device of an earlier start; a GPU may still have to be found. What was no device is passed over. */
    void restoreDevice(String id) {
        if (DeviceKind.NVIDIA.number(id).isPresent()) {
            offer(List.of(id));
        }
        if (devices.contains(id)) {
            device.set(id);
        }
    }

    /** Chooses the processor. */
    public void useProcessor() {
        device.set(DeviceKind.PROCESSOR.id());
    }

    /** How long. */
    public LengthForm length() {
        return length;
    }

    /** The images. */
    public DataForm data() {
        return data;
    }

    /** How it learns. */
    public RecipeForm recipe() {
        return recipe;
    }

    /** What it begins with. */
    public StartForm start() {
        return start;
    }

    /** What it writes. */
    public OutputsForm outputs() {
        return outputs;
    }

    /** Where dialogs for what it begins with and writes start. */
    public LastFolder lastFolder() {
        return lastFolder;
    }

    public NumberEntry seed() {
        return seed;
    }

    /** The seed, or the usual one in place of what cannot be used. */
    public long seedNow() {
        return seed.whole();
    }

    /** The id of the chosen device. */
    public StringProperty deviceProperty() {
        return device;
    }

    /** Whether what is rarely changed is to be seen. */
    public BooleanProperty moreShownProperty() {
        return moreShown;
    }

    /** Whether a run could be started. */
    public boolean isValid() {
        return Stream.of(commonProblems(), moreProblems())
                .flatMap(List::stream)
                .allMatch(problem -> problem.get().isEmpty());
    }

    /** Looks at the files again, and brings what cannot be used into sight; whether a run can be started. */
    public boolean check() {
        data.recheck();
        Stream.of(start.weights(), start.checkpoint(), outputs.weights(), outputs.checkpoint())
                .forEach(FileEntry::recheck);
        if (moreProblems().stream().anyMatch(problem -> !problem.get().isEmpty())) {
            moreShown.set(true);
        }
        return isValid();
    }

    /** Notes a refusal at the field that it is about; false if it is about none. */
    public boolean refused(RunRefusedException refusal) {
        Optional<FileEntry> startFile = start.entry();
        if (START.contains(refusal.subject()) && startFile.isPresent()) {
            startFile.get().refuse(refusal.getMessage());
            moreShown.set(true);
            return true;
        }
        if (refusal.subject() == RunRefusedException.Subject.SPLITS) {
            data.refuseSplits(refusal.getMessage());
            return true;
        }
        if (refusal.subject() == RunRefusedException.Subject.DATA && data.isStored()) {
            data.refuse(refusal.getMessage());
            return true;
        }
        return false;
    }

    /** Takes back what {@link #refused} noted: it was said of other settings. */
    public void forgetRefusals() {
        data.forgetRefusal();
        start.weights().forgetRefusal();
        start.checkpoint().forgetRefusal();
    }

    /** The settings, with the usual in place of what cannot be used. */
    public RunSettings settings(DenseNetSpec spec, StoragePlan plan) {
        RunSettings forSteps = new RunSettings(
                        spec,
                        plan,
                        device.get(),
                        data.choice(),
                        (int) length.warmupSteps().whole(),
                        (int) length.steps().whole(),
                        seed.whole(),
                        threads,
                        recipe.recipe(data.variation()))
                .startingFrom(start.start());
        return length.isInEpochs() ? forSteps.forEpochs((int) length.epochs().whole()) : forSteps;
    }

    /** What the run writes beside its record. */
    public RunOutputs runOutputs() {
        return outputs.outputs();
    }

    private List<StringBinding> commonProblems() {
        return Stream.concat(
                        length.problems().stream(),
                        Stream.of(data.folderProblem(), data.heldOut().problem()))
                .toList();
    }

    private List<StringBinding> moreProblems() {
        return Stream.of(
                        List.of(length.warmupSteps().problem(), seed.problem()),
                        recipe.problems(),
                        start.problems(),
                        outputs.problems())
                .flatMap(List::stream)
                .toList();
    }
}
