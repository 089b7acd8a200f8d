package dev.densescope.cli.option;

import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The option that limits a device's memory. */
public final class DeviceMemoryOption {
    @Option(
            names = "--device-memory",
            paramLabel = "BYTES",
            description = "Limit the memory of the device to this: 12GiB, 500MB, ... Default: all of it.")
    private Optional<String> size = Optional.empty();

    /** @throws UsageException if the value is not a number of bytes, or its unit is missing */
    public OptionalLong bytes() {
        return size.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(ByteSize.parseDeviceSize("--device-memory", size.get()));
    }
}
