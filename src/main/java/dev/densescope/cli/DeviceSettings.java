package dev.densescope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the command line says of devices, whichever is used.
 *
 * @param bytes memory that a device is taken to have; empty for its own
 * @param cudaLibraries folders to look for NVIDIA's libraries in before the usual places
 */
record DeviceSettings(OptionalLong bytes, List<Path> cudaLibraries) {
    DeviceSettings {
        cudaLibraries = List.copyOf(cudaLibraries);
    }
}
