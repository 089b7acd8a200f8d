package dev.densescope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Options of the command line for any device.
 *
 * @param bytes assumed memory of a device; empty for its own
 * @param cudaLibraries folders searched for NVIDIA's libraries before the default ones
 */
record DeviceSettings(OptionalLong bytes, List<Path> cudaLibraries) {
    DeviceSettings {
        cudaLibraries = List.copyOf(cudaLibraries);
    }
}
