package dev.densescope.ui.plan.times;

import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.costs.KeptCosts;
import dev.densescope.session.device.Devices;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Calibrates the devices of this machine and stores the calibrations in files. */
public record KeptCalibrations(KeptCosts kept, Devices devices) implements Calibrator {
    @Override
    public DeviceCosts calibrate(DeviceChoice device, BooleanSupplier stop) {
        return kept.calibrated(devices, device, stop);
    }

    @Override
    public DeviceCosts measured(List<RunRecord> runs, DenseNetSpec design, DeviceChoice device) {
        return kept.measured(runs, design, device);
    }

    @Override
    public Optional<DeviceCosts> stored(DeviceChoice device) {
        return kept.stored(devices, device);
    }
}
