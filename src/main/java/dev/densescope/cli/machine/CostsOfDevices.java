package dev.densescope.cli.machine;

import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.costs.KeptCosts;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.nio.file.Path;
import java.util.List;

/** Costs of operations on the devices of this machine. */
public interface CostsOfDevices {
    /**
     * The costs that are kept of a device, which is calibrated if there are none.
     *
     * @param cudaLibraries folders to look for NVIDIA's libraries in first
     */
    DeviceCosts of(DeviceChoice choice, List<Path> cudaLibraries);

    /** The same, from a new calibration. */
    DeviceCosts calibrated(DeviceChoice choice, List<Path> cudaLibraries);

    /**
     * The costs measured in a run, completed by those that are kept of its device.
     *
     * @throws dev.densescope.session.costs.CostsRefusedException if the run was of another design or device, or finished
     *     no step; one sentence
     */
    DeviceCosts measured(RunRecord run, DenseNetSpec design, DeviceChoice choice);

    /** Learns from a run, if it was completed. */
    void refineBy(RunRecord run);

    /** Those in the data folder of the user. */
    static CostsOfDevices kept() {
        return new CostsOfDevices() {
            @Override
            public DeviceCosts of(DeviceChoice choice, List<Path> cudaLibraries) {
                return KeptCosts.ofThisUser().of(new LocalDevices(cudaLibraries), choice, () -> false);
            }

            @Override
            public DeviceCosts calibrated(DeviceChoice choice, List<Path> cudaLibraries) {
                return KeptCosts.ofThisUser().calibrated(new LocalDevices(cudaLibraries), choice, () -> false);
            }

            @Override
            public DeviceCosts measured(RunRecord run, DenseNetSpec design, DeviceChoice choice) {
                return KeptCosts.ofThisUser().measured(List.of(run), design, choice);
            }

            @Override
            public void refineBy(RunRecord run) {
                KeptCosts.ofThisUser().refineBy(run);
            }
        };
    }
}
