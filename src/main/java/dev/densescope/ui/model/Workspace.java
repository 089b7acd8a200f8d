package dev.densescope.ui.model;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What all screens share. FX thread only (in tests: the test's thread). No property ever holds null. */
public final class Workspace {
    private final DesignDocument document;
    private final ObjectProperty<MachineText> machine;
    private final PlanChoice choice;
    private final BooleanProperty tensorFloat32 = new SimpleBooleanProperty(this, "tensorFloat32", false);
    private final ObjectProperty<LayerPath> selectedLayer =
            new SimpleObjectProperty<>(this, "selectedLayer", LayerPath.NETWORK);
    private final ReadOnlyObjectWrapper<DeviceChoice> device;
    private final ReadOnlyObjectWrapper<Predictions> predictions;
    private final LongProperty deviceMemoryBytes;

    /**
     * @param worker where predictions are computed; runs them in order
     * @param fx the JavaFX thread
     */
    public Workspace(DesignDocument document, MachineText machine, Executor worker, Executor fx) {
        this.document = document;
        choice = new PlanChoice(document.specProperty());
        this.machine = new SimpleObjectProperty<>(this, "machine", machine);
        device = new ReadOnlyObjectWrapper<>(this, "device", deviceOf(machine));
        tensorFloat32.addListener((observable, before, now) -> device.set(deviceOf(machine())));
        deviceMemoryBytes = new SimpleLongProperty(this, "deviceMemoryBytes", machine.memoryBytes());
        this.machine.addListener((observable, before, now) -> use(before, now));
        predictions = new ReadOnlyObjectWrapper<>(
                this,
                "predictions",
                Predictions.of(
                        Network.of(document.spec()), plans(), device.get().target()));
        new PredictionFeed(worker, fx, predictions::set).follow(document.specProperty(), choice.offered(), device);
    }

    /** The design being edited, with its history and file. */
    public DesignDocument document() {
        return document;
    }

    /** The design as it is now. */
    public ReadOnlyObjectProperty<DenseNetSpec> specProperty() {
        return document.specProperty();
    }

    public DenseNetSpec spec() {
        return document.spec();
    }

    /** The chosen plan: drawn in Design, executed by Run. */
    public ObjectProperty<StoragePlan> planProperty() {
        return choice.planProperty();
    }

    public StoragePlan plan() {
        return choice.planProperty().get();
    }

    /** What there is to choose from, in the order in which it is shown; the chosen plan is one of them. */
    public ReadOnlyObjectProperty<List<StoragePlan>> plansProperty() {
        return choice.offered().getReadOnlyProperty();
    }

    public List<StoragePlan> plans() {
        return choice.offered().get();
    }

    /** Where shared tensors lie, by the chosen plan: in predictions as in runs. */
    public ObjectProperty<SharedScope> sharedScopeProperty() {
        return choice.scopeProperty();
    }

    /** Whether products on a GPU may round their factors to TensorFloat-32. */
    public BooleanProperty tensorFloat32Property() {
        return tensorFloat32;
    }

    /** The layer selected on every screen; {@link LayerPath#NETWORK} for none. It may have left the design. */
    public ObjectProperty<LayerPath> selectedLayerProperty() {
        return selectedLayer;
    }

    public LayerPath selectedLayer() {
        return selectedLayer.get();
    }

    /** The newest finished predictions; for some milliseconds after an edit those of the design before it. */
    public ReadOnlyObjectProperty<Predictions> predictionsProperty() {
        return predictions.getReadOnlyProperty();
    }

    public Predictions predictions() {
        return predictions.get();
    }

    /** Memory of the device the user designs for, in bytes: where the fit bar's line stands. */
    public LongProperty deviceMemoryBytesProperty() {
        return deviceMemoryBytes;
    }

    /** What runs on this machine use; changes with the choice of a device, and when GPUs are found. */
    public ObjectProperty<MachineText> machineProperty() {
        return machine;
    }

    public MachineText machine() {
        return machine.get();
    }

    /** The device that would compute, with all threads: what predictions are for. */
    public ReadOnlyObjectProperty<DeviceChoice> deviceProperty() {
        return device.getReadOnlyProperty();
    }

    /** Designs are for the device of this machine unless the user typed another size. */
    private void use(MachineText before, MachineText now) {
        device.set(deviceOf(now));
        if (deviceMemoryBytes.get() == before.memoryBytes()) {
            deviceMemoryBytes.set(now.memoryBytes());
        }
    }

    private DeviceChoice deviceOf(MachineText of) {
        return new DeviceChoice(of.id(), Runtime.getRuntime().availableProcessors(), tensorFloat32.get());
    }
}
