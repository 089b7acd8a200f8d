package dev.densescope.ui.model;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
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
    private final ObjectProperty<Strategy> strategy = new SimpleObjectProperty<>(this, "strategy", Strategy.SHARED);
    private final ObjectProperty<SharedScope> sharedScope =
            new SimpleObjectProperty<>(this, "sharedScope", SharedScope.NETWORK);
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
        this.machine = new SimpleObjectProperty<>(this, "machine", machine);
        device = new ReadOnlyObjectWrapper<>(this, "device", deviceOf(machine));
        tensorFloat32.addListener((observable, before, now) -> device.set(deviceOf(machine())));
        deviceMemoryBytes = new SimpleLongProperty(this, "deviceMemoryBytes", machine.memoryBytes());
        this.machine.addListener((observable, before, now) -> use(before, now));
        predictions = new ReadOnlyObjectWrapper<>(
                this,
                "predictions",
                Predictions.of(
                        Network.of(document.spec()),
                        SharedScope.NETWORK,
                        device.get().target()));
        new PredictionFeed(worker, fx, predictions::set).follow(document.specProperty(), sharedScope, device);
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

    /** The chosen strategy: drawn in Design, executed by Run. */
    public ObjectProperty<Strategy> strategyProperty() {
        return strategy;
    }

    public Strategy strategy() {
        return strategy.get();
    }

    /** How far shared storage reaches, where the strategy shares any: in predictions as in runs. */
    public ObjectProperty<SharedScope> sharedScopeProperty() {
        return sharedScope;
    }

    /** Whether products on a GPU may round their factors to TensorFloat-32. */
    public BooleanProperty tensorFloat32Property() {
        return tensorFloat32;
    }

    /** The chosen strategy and scope. */
    public Sharing sharing() {
        return new Sharing(strategy(), sharedScope.get());
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
