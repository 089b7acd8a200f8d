package dev.densescope.cli;

import dev.densescope.session.RunRecord;
import dev.densescope.session.Runner;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.local.DeviceListing;
import dev.densescope.session.local.LocalDevices;
import dev.densescope.session.local.LocalRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What commands use of the machine; asked for only when needed, because tensor libraries take long to load.
 *
 * @param runners gives what runs training steps, on devices of their own size or of so many bytes
 * @param devices gives every device, usable or not
 * @param runFiles reads a run file
 */
record Machine(
        Function<OptionalLong, Runner> runners,
        Supplier<List<DeviceListing>> devices,
        Function<Path, RunRecord> runFiles) {
    /** This machine. */
    static Machine local() {
        return new Machine(
                deviceBytes -> new LocalRunner(new LocalDevices(), deviceBytes),
                () -> new LocalDevices().list(),
                RunFileReader::read);
    }
}
