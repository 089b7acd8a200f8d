package dev.densescope.cli;

import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.costs.KeptCosts;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.settings.DeviceChoice;
import java.nio.file.Path;
import java.util.List;

/** Costs of operations on the devices of this machine. */
interface CostsOfDevices {
    /**
     * The costs that are kept of a device, which is calibrated if there are none.
     *
     * @param cudaLibraries folders to look for NVIDIA's libraries in first
     */
    DeviceCosts of(DeviceChoice choice, List<Path> cudaLibraries);

    /** The same, from a new calibration. */
    DeviceCosts calibrated(DeviceChoice choice, List<Path> cudaLibraries);

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
            public void refineBy(RunRecord run) {
                KeptCosts.ofThisUser().refineBy(run);
            }
        };
    }
}
