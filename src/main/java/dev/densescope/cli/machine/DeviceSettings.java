package dev.densescope.cli.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Options of the command line for any device.
 *
 * @param bytes assumed memory of a device; empty for its own
 * @param cudaLibraries folders searched for NVIDIA's libraries before the default ones
 */
public record DeviceSettings(OptionalLong bytes, List<Path> cudaLibraries) {
    public DeviceSettings {
        cudaLibraries = List.copyOf(cudaLibraries);
    }
}
