package dev.densescope.cli.machine;

import dev.densescope.session.RecordedRun;
import dev.densescope.session.Runner;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.local.LocalRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * The parts of the machine that commands use, created only when needed, because tensor libraries load slowly.
 *
 * @param runners creates the runner of training steps
 * @param devices lists every device, usable or not, given folders to search for NVIDIA's libraries
 * @param runFiles reads a run file
 * @param costs of operations on a device
 */
public record Machine(
        Function<DeviceSettings, Runner> runners,
        Function<List<Path>, List<DeviceListing>> devices,
        Function<Path, RecordedRun> runFiles,
        CostsOfDevices costs) {
    /** This machine. */
    public static Machine local() {
        return new Machine(
                settings -> new LocalRunner(new LocalDevices(settings.cudaLibraries()), settings.bytes()),
                folders -> new LocalDevices(folders).list(),
                RunFileReader::readAny,
                CostsOfDevices.kept());
    }
}
