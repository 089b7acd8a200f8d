package dev.densescope.ui.plan.times;

import dev.densescope.device.DeviceKind;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.session.costs.RunCosts;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.plan.search.MeasuredRun;
import dev.densescope.ui.plan.search.PlanRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * The source of step times: the runs of the design on the selected device, at the speed of the last one, a calibration of
 * that device, or a roofline estimate for a GPU that need not be present. A run is preferred to a calibration unless the user
 * selects otherwise. FX thread only.
 */
public final class StepTimeSource {
    private final Workspace workspace;
    private final RunHistory history;
    private final ObservableBooleanValue running;
    private final Calibrator calibrator;
    private final Map<DeviceChoice, DeviceCosts> calibrations = new HashMap<>();
    private final Map<DeviceChoice, DeviceCosts> known = new HashMap<>();
    private final ReadOnlyObjectWrapper<Source> source = new ReadOnlyObjectWrapper<>(this, "source", Source.CALIBRATED);
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
    private final ReadOnlyObjectWrapper<KnownGpu> gpu = new ReadOnlyObjectWrapper<>(this, "gpu", KnownGpu.RTX_3060);
    private final ObservableValue<Long> memory;
    private final ReadOnlyStringWrapper moved = new ReadOnlyStringWrapper(this, "moved", "");
    /** The source that the user has chosen; empty if none. */
    private Optional<Source> byHand = Optional.empty();

    private boolean calibratesAnew;

    /** @param running whether a run is in progress; the device is not calibrated during a run */
    public StepTimeSource(
            Workspace workspace, RunHistory history, ObservableBooleanValue running, Calibrator calibrator) {
        this.workspace = workspace;
        this.history = history;
        this.running = running;
        this.calibrator = calibrator;
        memory = Bindings.createObjectBinding(this::memoryBytes, source, gpu, workspace.machineProperty());
    }

    public ReadOnlyObjectProperty<Source> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** The GPU whose specifications give the roofline estimate. */
    public ReadOnlyObjectProperty<KnownGpu> gpuProperty() {
        return gpu.getReadOnlyProperty();
    }

    /** Memory in bytes of the target device of the plans. */
    public ObservableValue<Long> memoryProperty() {
        return memory;
    }

    private long memoryBytes() {
        return isForGpu() ? gpu.get().memoryBytes() : workspace.machine().memoryBytes();
    }

    /** Whether plans are for a GPU that need not be present, instead of the device that runs use. */
    public boolean isForGpu() {
        return source.get() == Source.ROOFLINE;
    }

    /** The target device of the plans. */
    public DeviceChoice device() {
        DeviceChoice device = workspace.deviceProperty().get();
        return isForGpu() ? new DeviceChoice(DeviceKind.NVIDIA.id(), device.threads()) : device;
    }

    /** Selects a roofline estimate for a GPU. */
    public void choose(KnownGpu wanted) {
        gpu.set(wanted);
        choose(Source.ROOFLINE);
    }

    /** The reason why the last selected source was refused, as one sentence; empty if it was not. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /**
     * That the source has changed without the user, as one sentence; empty if the user has chosen it, or has left the
     * screen since.
     */
    public ReadOnlyStringProperty movedProperty() {
        return moved.getReadOnlyProperty();
    }

    /** The user has seen {@link #movedProperty}. */
    public void told() {
        moved.set("");
    }

    /**
     * Selects a source.
     *
     * @return false if the source has no times
     */
    public boolean choose(Source wanted) {
        refusal.set("");
        if (wanted == Source.MEASURED && measuredRuns().isEmpty()) {
            refusal.set(Messages.text("plan.times.noRun", workspace.spec().name()));
            return false;
        }
        chosen(wanted);
        return true;
    }

    /**
     * Selects a new calibration, which replaces the stored one.
     *
     * @return false if a run is in progress; {@link #refusalProperty} then has a message
     */
    public boolean forgetCalibration() {
        refusal.set(running.get() ? Messages.text("plan.times.running") : "");
        if (running.get()) {
            return false;
        }
        calibrations.remove(workspace.deviceProperty().get());
        calibratesAnew = true;
        chosen(Source.CALIBRATED);
        return true;
    }

    private void chosen(Source wanted) {
        byHand = Optional.of(wanted);
        moved.set("");
        source.set(wanted);
    }

    /** Discards calibrations, because a completed run may have refined the stored ones. */
    public void forgetCosts() {
        calibrations.clear();
    }

    /**
     * Selects the last run of the design if there is one and the user has not chosen a calibration; otherwise a
     * calibration.
     */
    public void refresh() {
        refusal.set("");
        if (isForGpu()) {
            return;
        }
        boolean measured = !measuredRuns().isEmpty() && !byHand.equals(Optional.of(Source.CALIBRATED));
        Source now = measured ? Source.MEASURED : Source.CALIBRATED;
        if (now != source.get()) {
            moved.set(
                    measured ? Messages.text("plan.times.movedToRun") : Messages.text("plan.times.movedToCalibration"));
            source.set(now);
        }
    }

    /** Whether the next search takes a stored calibration of the device, or calibrates it, first. */
    public boolean calibratesFirst() {
        return source.get() == Source.CALIBRATED && !isCalibrated() && !running.get();
    }

    /** Whether there are no times, because the device cannot be calibrated during a run. */
    public boolean areMissing() {
        return source.get() == Source.CALIBRATED && !isCalibrated() && running.get();
    }

    /**
     * Supplies the times from the selected source to a search.
     *
     * @param calibrates called on the worker when a calibration begins, because none is stored
     */
    public PlanRequest.Times wanted(Runnable calibrates) {
        DeviceChoice device = workspace.deviceProperty().get();
        DenseNetSpec spec = workspace.spec();
        List<RunRecord> runs = source.get() == Source.MEASURED ? measuredRuns() : List.of();
        if (isForGpu()) {
            KnownGpu wanted = gpu.get();
            return stop -> Optional.of(DeviceCosts.roofline(wanted));
        }
        if (!runs.isEmpty()) {
            return stop -> Optional.of(calibrator.measured(runs, spec, device));
        }
        Optional<DeviceCosts> known = Optional.ofNullable(calibrations.get(device));
        boolean missing = areMissing();
        boolean anew = calibratesAnew;
        return stop -> {
            Optional<DeviceCosts> found = known.isPresent() || anew || missing ? known : calibrator.stored(device);
            return found.isPresent() || missing ? found : Optional.of(calibrated(device, stop, calibrates));
        };
    }

    private DeviceCosts calibrated(DeviceChoice device, BooleanSupplier stop, Runnable calibrates) {
        calibrates.run();
        return calibrator.calibrate(device, stop);
    }

    /** The costs of operations on a device that the last search for it used; empty if there was none. */
    public Optional<OperationCosts> known(DeviceChoice device) {
        return Optional.ofNullable(known.get(device)).map(DeviceCosts::costs);
    }

    /** Stores a calibration for later searches. */
    public void keep(DeviceChoice device, DeviceCosts costs) {
        if (costs.source() != Source.ROOFLINE) {
            known.put(device, costs);
        }
        if (costs.source() == Source.CALIBRATED) {
            calibratesAnew = false;
            calibrations.put(device, costs);
        }
    }

    private boolean isCalibrated() {
        return calibrations.containsKey(workspace.deviceProperty().get());
    }

    /**
     * Runs with a measured step of the design on the device, newest first; empty if plans are for a GPU that need not
     * be present.
     */
    public List<RunRecord> runs() {
        List<RunRecord> runs = new ArrayList<>();
        for (SessionRun run : history.runs()) {
            if (!isForGpu()
                    && MeasuredRun.isIn(
                            run.record(),
                            workspace.spec(),
                            workspace.deviceProperty().get())) {
                runs.add(0, run.record());
            }
        }
        return runs;
    }

    /** The runs of the design on the device with operation times, newest first; the name of the design may differ. */
    private List<RunRecord> measuredRuns() {
        DenseNetSpec spec = workspace.spec();
        DeviceChoice device = workspace.deviceProperty().get();
        return history.newestFirst(run -> RunCosts.areIn(run, spec, device));
    }
}
