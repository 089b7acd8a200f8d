package dev.densescope.ui.run.form;

import dev.densescope.device.DeviceKind;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.model.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The form with the settings of the next run. FX thread only. */
public final class RunForm {
    private static final Set<RunRefusedException.Subject> START =
            Set.of(RunRefusedException.Subject.START, RunRefusedException.Subject.CLASSIFIER);

    private final ObservableList<String> devices = FXCollections.observableArrayList();
    private final ObservableList<String> devicesSeen = FXCollections.unmodifiableObservableList(devices);
    private final int maxThreads;
    private final IntegerProperty threads;
    private final LengthForm length = new LengthForm();
    private final DataForm data;
    private final RecipeForm recipe = new RecipeForm();
    private final StartForm start;
    private final OutputsForm outputs;
    private final LastFolder lastFolder = new LastFolder();
    private final NumberEntry seed = NumberEntry.whole("1", Long.MIN_VALUE, Long.MAX_VALUE);
    private final FileLooks looks;
    private final StringProperty device;
    private final BooleanProperty baseline = new SimpleBooleanProperty(this, "baseline", false);
    private final BooleanProperty moreShown = new SimpleBooleanProperty(this, "moreShown", false);

    /** A form that inspects files on the calling thread. */
    public RunForm(List<String> devices, int threads) {
        this(devices, threads, FileLooks.atOnce());
    }

    /**
     * @param devices ids of the available devices, at least one; the first is selected
     * @param threads number of threads of a run, unless fewer are chosen
     */
    public RunForm(List<String> devices, int threads, FileLooks looks) {
        this.looks = looks;
        data = new DataForm(looks);
        start = new StartForm(looks);
        outputs = new OutputsForm(start, looks);
        this.devices.setAll(devices);
        maxThreads = threads;
        this.threads = new SimpleIntegerProperty(this, "threads", threads);
        device = new SimpleStringProperty(this, "device", this.devices.get(0));
    }

    /** The available ids. Unmodifiable. */
    public ObservableList<String> devices() {
        return devicesSeen;
    }

    /** Adds available devices. */
    public void offer(List<String> ids) {
        ids.stream().filter(id -> !devices.contains(id)).forEach(devices::add);
    }

    /**
     * Selects the device of an earlier start of the program, even if it is a GPU that has not been found yet. Other
     * text is ignored.
     */
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

    /** The length of the run. */
    public LengthForm length() {
        return length;
    }

    /** The images. */
    public DataForm data() {
        return data;
    }

    /** The training recipe. */
    public RecipeForm recipe() {
        return recipe;
    }

    /** The starting point. */
    public StartForm start() {
        return start;
    }

    /** The output files. */
    public OutputsForm outputs() {
        return outputs;
    }

    /** The initial folder of dialogs for weights and checkpoints. */
    public LastFolder lastFolder() {
        return lastFolder;
    }

    public NumberEntry seed() {
        return seed;
    }

    /** The seed, or the default if the text cannot be used. */
    public long seedNow() {
        return seed.whole();
    }

    /** The id of the chosen device. */
    public StringProperty deviceProperty() {
        return device;
    }

    /** Threads of a run on the processor, from 1 to {@link #maxThreads}. */
    public IntegerProperty threadsProperty() {
        return threads;
    }

    public int maxThreads() {
        return maxThreads;
    }

    /** Chooses the threads of an earlier start; other text is ignored. */
    void restoreThreads(String text) {
        IntStream.rangeClosed(1, maxThreads)
                .filter(count -> text.equals(Integer.toString(count)))
                .forEach(threads::set);
    }

    /** Whether Deeplearning4j trains after the runs, as a baseline. */
    public BooleanProperty baselineProperty() {
        return baseline;
    }

    /** Whether the settings under More options are shown. */
    public BooleanProperty moreShownProperty() {
        return moreShown;
    }

    /** Whether a run could be started, as far as is known of its files. */
    public boolean isValid() {
        return Stream.of(commonProblems(), moreProblems())
                .flatMap(List::stream)
                .allMatch(problem -> problem.get().isEmpty());
    }

    /**
     * Validates the files again, and shows invalid fields.
     *
     * @param checked called on the FX thread with whether a run can be started
     */
    public void check(Consumer<Boolean> checked) {
        data.recheck();
        Stream.of(start.weights(), start.checkpoint(), outputs.weights(), outputs.checkpoint())
                .forEach(FileEntry::recheck);
        looks.whenSeen(() -> {
            if (moreProblems().stream().anyMatch(problem -> !problem.get().isEmpty())) {
                moreShown.set(true);
            }
            checked.accept(isValid());
        });
    }

    /** Shows a rejection at the field that caused it; false if there is no such field. */
    public boolean refused(RunRefusedException refusal) {
        Optional<FileEntry> startFile = start.entry();
        if (START.contains(refusal.subject()) && startFile.isPresent()) {
            startFile.get().refuse(refusal.sentence());
            moreShown.set(true);
            return true;
        }
        if (refusal.subject() == RunRefusedException.Subject.SPLITS) {
            data.refuseSplits(refusal.sentence());
            return true;
        }
        if (refusal.subject() == RunRefusedException.Subject.DATA && data.isStored()) {
            data.refuse(refusal.sentence());
            return true;
        }
        return false;
    }

    /** Clears the message of {@link #refused}, which belongs to other settings. */
    public void forgetRefusals() {
        data.forgetRefusal();
        start.weights().forgetRefusal();
        start.checkpoint().forgetRefusal();
    }

    /** The settings of the next run of the workspace's design, with defaults for invalid fields. */
    public RunSettings settings(Workspace workspace) {
        return settings(workspace.spec(), workspace.plan())
                .withTensorFloat32(workspace.tensorFloat32Property().get());
    }

    /** The settings of this form, with defaults for invalid fields. */
    public RunSettings settings(DenseNetSpec spec, StoragePlan plan) {
        RunSettings forSteps = new RunSettings(
                        spec,
                        plan,
                        device.get(),
                        data.choice(),
                        (int) length.warmupSteps().whole(),
                        (int) length.steps().whole(),
                        seed.whole(),
                        threads.get(),
                        recipe.recipe(data.variation()))
                .startingFrom(start.start());
        return length.isInEpochs() ? forSteps.forEpochs((int) length.epochs().whole()) : forSteps;
    }

    /** The files that the run writes in addition to its run file. */
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
