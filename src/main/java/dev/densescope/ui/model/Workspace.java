package dev.densescope.ui.model;

import dev.densescope.failure.Failure;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Background;
import dev.densescope.ui.model.prediction.PredictionFeed;
import dev.densescope.ui.model.prediction.Predictions;
import dev.densescope.ui.model.prediction.StartPredictions;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The state that all screens share. FX thread only (in tests: the test's thread). No property is ever null. */
public final class Workspace {
    private static final String MEMORY = "design.memoryBytes";
    /** The least size of a memory that can be typed or kept. */
    public static final long MIN_MEMORY_BYTES = 1L << 20;
    /** The largest size of a memory that can be typed or kept. */
    public static final long MAX_MEMORY_BYTES = 1L << 50;

    private final DesignDocument document;
    private final KeptState kept;
    private final ObjectProperty<MachineText> machine;
    private final PlanChoice choice;
    private final BooleanProperty tensorFloat32 = new SimpleBooleanProperty(this, "tensorFloat32", false);
    private final IntegerProperty threads =
            new SimpleIntegerProperty(this, "threads", Runtime.getRuntime().availableProcessors());
    private final ObjectProperty<LayerPath> selectedLayer =
            new SimpleObjectProperty<>(this, "selectedLayer", LayerPath.NETWORK);
    private final ReadOnlyObjectWrapper<DeviceChoice> device;
    private Consumer<Failure> whenPredictionFailed = failure -> {};
    private final ReadOnlyObjectWrapper<Predictions> predictions;
    private final LongProperty deviceMemoryBytes;

    /**
     * @param kept what the window keeps between starts
     * @param worker computes predictions in order
     * @param fx the JavaFX thread
     */
    public Workspace(DesignDocument document, MachineText machine, KeptState kept, Executor worker, Executor fx) {
        this.document = document;
        this.kept = kept;
        choice = new PlanChoice(document.specProperty(), document.planProperty());
        this.machine = new SimpleObjectProperty<>(this, "machine", machine);
        device = new ReadOnlyObjectWrapper<>(this, "device", deviceOf(machine));
        tensorFloat32.addListener((observable, before, now) -> device.set(deviceOf(machine())));
        threads.addListener((observable, before, now) -> device.set(deviceOf(machine())));
        deviceMemoryBytes = new SimpleLongProperty(this, "deviceMemoryBytes", keptMemory(machine.memoryBytes()));
        deviceMemoryBytes.addListener((observable, before, now) -> keepMemory(now.longValue()));
        this.machine.addListener((observable, before, now) -> use(before, now));
        predictions = new ReadOnlyObjectWrapper<>(
                this,
                "predictions",
                StartPredictions.of(document.spec(), plans(), device.get().target()));
        new PredictionFeed(
                        new Background(worker, fx), predictions::set, failure -> whenPredictionFailed.accept(failure))
                .follow(document.specProperty(), choice.offered(), choice.planProperty(), device, predictions);
    }

    /** The design being edited, with its history and file. */
    public DesignDocument document() {
        return document;
    }

    /** What screens keep between starts, such as their dividers. */
    public KeptState kept() {
        return kept;
    }

    /** The current design. */
    public ReadOnlyObjectProperty<DenseNetSpec> specProperty() {
        return document.specProperty();
    }

    public DenseNetSpec spec() {
        return document.spec();
    }

    /** The selected plan, shown on the Design screen and used by runs. */
    public ObjectProperty<StoragePlan> planProperty() {
        return choice.planProperty();
    }

    /** Selects a plan; can be undone. */
    public void choose(StoragePlan plan) {
        document.choose(plan);
    }

    /** Calls a listener with each plan that no longer fits the design, after the recommended strategy has replaced it. */
    public void whenPlanDropped(Consumer<StoragePlan> listener) {
        choice.whenDropped(listener);
    }

    public StoragePlan plan() {
        return choice.planProperty().get();
    }

    /**
     * The plans that the next run trains with, in the order of the window: the selected plan, and those added by {@link
     * #toggleForRun}. Never empty.
     */
    public ReadOnlyListProperty<StoragePlan> runPlans() {
        return choice.runPlans();
    }

    /** Adds an available plan to those of the next run, or removes it unless it is the only one. */
    public void toggleForRun(StoragePlan plan) {
        choice.toggleForRun(plan);
    }

    /** The next run trains with the selected plan alone. */
    public void runOnlySelected() {
        choice.runOnlySelected();
    }

    /** The available plans in the order of the window, including the selected one. */
    public ReadOnlyObjectProperty<List<StoragePlan>> plansProperty() {
        return choice.offered().getReadOnlyProperty();
    }

    public List<StoragePlan> plans() {
        return choice.offered().get();
    }

    /** The scope of shared storage of the selected plan, for predictions and runs. */
    public ObjectProperty<SharedScope> sharedScopeProperty() {
        return choice.scopeProperty();
    }

    /** Whether GPUs may use TensorFloat-32 in convolutions and matrix products. */
    public BooleanProperty tensorFloat32Property() {
        return tensorFloat32;
    }

    /** Threads of runs on the processor. */
    public IntegerProperty threadsProperty() {
        return threads;
    }

    /** The layer selected on all screens; {@link LayerPath#NETWORK} for none. It may no longer exist in the design. */
    public ObjectProperty<LayerPath> selectedLayerProperty() {
        return selectedLayer;
    }

    public LayerPath selectedLayer() {
        return selectedLayer.get();
    }

    /**
     * The latest predictions; for some milliseconds after an edit, those of the previous design, and then those of the
     * selected plan alone.
     */
    public ReadOnlyObjectProperty<Predictions> predictionsProperty() {
        return predictions.getReadOnlyProperty();
    }

    public Predictions predictions() {
        return predictions.get();
    }

    /** Calls a listener with each failure of a prediction, even if it is equal to the one before. */
    public void whenPredictionFailed(Consumer<Failure> listener) {
        whenPredictionFailed = listener;
    }

    /** Memory in bytes of the device that the user designs for, shown as the line of the fit bars. */
    public LongProperty deviceMemoryBytesProperty() {
        return deviceMemoryBytes;
    }

    /** The description of the device for runs; changes with the selected device, and when GPUs are found. */
    public ObjectProperty<MachineText> machineProperty() {
        return machine;
    }

    public MachineText machine() {
        return machine.get();
    }

    /** The device of the predictions. */
    public ReadOnlyObjectProperty<DeviceChoice> deviceProperty() {
        return device.getReadOnlyProperty();
    }

    /** The size that the user has chosen at an earlier start, otherwise that of the machine's device. */
    private long keptMemory(long machineBytes) {
        return kept.get(MEMORY)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .filter(bytes -> bytes >= MIN_MEMORY_BYTES && bytes <= MAX_MEMORY_BYTES)
                .orElse(machineBytes);
    }

    /** Keeps a chosen size; the size of the machine's device is not kept, so that it follows the machine. */
    private void keepMemory(long bytes) {
        if (bytes == machine().memoryBytes()) {
            kept.remove(MEMORY);
        } else {
            kept.set(MEMORY, String.valueOf(bytes));
        }
    }

    /** Uses the memory of the machine's device, unless the user has entered another size. */
    private void use(MachineText before, MachineText now) {
        device.set(deviceOf(now));
        if (deviceMemoryBytes.get() == before.memoryBytes()) {
            deviceMemoryBytes.set(now.memoryBytes());
        }
    }

    private DeviceChoice deviceOf(MachineText of) {
        return new DeviceChoice(of.id(), threads.get(), tensorFloat32.get());
    }
}
