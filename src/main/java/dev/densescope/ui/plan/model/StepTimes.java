package dev.densescope.ui.plan.model;

import dev.densescope.device.DeviceKind;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.session.costs.RunCosts;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.RunHistory;
import dev.densescope.ui.model.SessionRun;
import dev.densescope.ui.model.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * Where step times come from: the last finished run of the design on the chosen device, a calibration of that device, or an
 * estimate for a GPU that need not be present. A run counts more, unless the user chooses otherwise. FX thread only.
 */
public final class StepTimes {
    private final Workspace workspace;
    private final RunHistory history;
    private final ObservableBooleanValue running;
    private final Calibrator calibrator;
    private final Map<DeviceChoice, DeviceCosts> calibrations = new HashMap<>();
    private final ReadOnlyObjectWrapper<Source> source = new ReadOnlyObjectWrapper<>(this, "source", Source.CALIBRATED);
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
    private final ReadOnlyObjectWrapper<KnownGpu> gpu = new ReadOnlyObjectWrapper<>(this, "gpu", KnownGpu.RTX_3060);
    private final ObservableValue<Long> memory;
    private boolean chosenByUser;
    private boolean calibratesAnew;

    /** @param running whether a run goes on, which a calibration would disturb */
    StepTimes(Workspace workspace, RunHistory history, ObservableBooleanValue running, Calibrator calibrator) {
        this.workspace = workspace;
        this.history = history;
        this.running = running;
        this.calibrator = calibrator;
        memory = Bindings.createObjectBinding(this::memoryBytes, source, gpu, workspace.machineProperty());
    }

    public ReadOnlyObjectProperty<Source> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** The GPU that plans are for if times are from a roofline. */
    public ReadOnlyObjectProperty<KnownGpu> gpuProperty() {
        return gpu.getReadOnlyProperty();
    }

    /** Memory in bytes of the device that plans are for. */
    public ObservableValue<Long> memoryProperty() {
        return memory;
    }

    private long memoryBytes() {
        return isForGpu() ? gpu.get().memoryBytes() : workspace.machine().memoryBytes();
    }

    /** Whether plans are for a GPU that need not be present, rather than for the device of runs. */
    public boolean isForGpu() {
        return source.get() == Source.ROOFLINE;
    }

    /** The device that plans are for. */
    DeviceChoice device() {
        DeviceChoice device = workspace.deviceProperty().get();
        return isForGpu() ? new DeviceChoice(DeviceKind.NVIDIA.id(), device.threads()) : device;
    }

    /** Estimates times for a GPU. */
    void choose(KnownGpu wanted) {
        gpu.set(wanted);
        choose(Source.ROOFLINE);
    }

    /** Why there are no other times than those that are used; empty if nothing was refused. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** @return whether these times are used from now on */
    boolean choose(Source wanted) {
        refusal.set("");
        if (wanted == Source.MEASURED && measuredRun().isEmpty()) {
            refusal.set(Messages.text("plan.times.noRun", workspace.spec().name()));
            return false;
        }
        chosenByUser = true;
        source.set(wanted);
        return true;
    }

    /**
     * The next calibration replaces the one there is.
     *
     * @return false if a run goes on, which is said
     */
    boolean forgetCalibration() {
        refusal.set(running.get() ? Messages.text("plan.times.running") : "");
        if (running.get()) {
            return false;
        }
        calibrations.remove(workspace.deviceProperty().get());
        calibratesAnew = true;
        chosenByUser = true;
        source.set(Source.CALIBRATED);
        return true;
    }

    /** A run has ended, which may have refined what is known of devices. */
    void forgetCosts() {
        calibrations.clear();
    }

    /** Goes over to a run of the design where there is one, and away from it where there is none any more. */
    void refresh() {
        refusal.set("");
        if (isForGpu()) {
            return;
        }
        boolean measured = measuredRun().isPresent() && !(chosenByUser && source.get() == Source.CALIBRATED);
        source.set(measured ? Source.MEASURED : Source.CALIBRATED);
    }

    /** Whether a search has to calibrate the device first. */
    boolean calibratesFirst() {
        return source.get() == Source.CALIBRATED && !isCalibrated() && !running.get();
    }

    /** Whether no times are known, and none can be had now. */
    boolean areMissing() {
        return source.get() == Source.CALIBRATED && !isCalibrated() && running.get();
    }

    /** What a search asks for its times. */
    PlanRequest.Times wanted() {
        DeviceChoice device = workspace.deviceProperty().get();
        DenseNetSpec spec = workspace.spec();
        Optional<RunRecord> run = source.get() == Source.MEASURED ? measuredRun() : Optional.empty();
        if (isForGpu()) {
            KnownGpu wanted = gpu.get();
            return stop -> Optional.of(DeviceCosts.roofline(wanted));
        }
        if (run.isPresent()) {
            return stop -> Optional.of(DeviceCosts.measured(run.get(), spec, device));
        }
        Optional<DeviceCosts> known = Optional.ofNullable(calibrations.get(device));
        boolean missing = areMissing();
        boolean anew = calibratesAnew;
        return stop -> known.isPresent() || missing
                ? known
                : Optional.of(anew ? calibrator.calibrate(device, stop) : calibrator.costs(device, stop));
    }

    /** Keeps a calibration for further searches. */
    void keep(DeviceChoice device, DeviceCosts costs) {
        if (costs.source() == Source.CALIBRATED) {
            calibratesAnew = false;
            calibrations.put(device, costs);
        }
    }

    private boolean isCalibrated() {
        return calibrations.containsKey(workspace.deviceProperty().get());
    }

    /** The runs that measured a step of the design on the device, the newest first; none of a GPU that is not here. */
    List<RunRecord> runs() {
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

    /** The last run of the design, by whatever name, on the device. */
    private Optional<RunRecord> measuredRun() {
        List<SessionRun> runs = history.runs();
        for (int i = runs.size() - 1; i >= 0; i--) {
            RunRecord run = runs.get(i).record();
            if (RunCosts.areIn(run, workspace.spec(), workspace.deviceProperty().get())) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }
}
