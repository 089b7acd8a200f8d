package dev.densescope.device.cuda.runtime.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * NVIDIA's driver, as found on the file system. Loads nothing.
 *
 * @param present whether there is any sign of a driver
 * @param library the driver's library; empty to leave the search to the system's linker
 * @param management the NVML library; empty to leave the search to the system's linker
 * @param version version of the kernel module, if known
 * @param gpuNames names of the GPUs of the kernel module, if known
 */
public record NvidiaDriver(
        boolean present,
        Optional<Path> library,
        Optional<Path> management,
        Optional<DriverVersion> version,
        List<String> gpuNames) {
    private static final String PROC = "/proc/driver/nvidia";

    public NvidiaDriver {
        gpuNames = List.copyOf(gpuNames);
    }

    /**
     * Searches for the driver.
     *
     * @param named folders named by the user
     */
    public static NvidiaDriver in(HostSystem host, List<Path> named) {
        if (host.platform() == CudaPlatform.OTHER) {
            return new NvidiaDriver(false, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
        List<Path> folders = new SearchFolders(host).forDriver(named);
        Optional<Path> library = file(folders, host.platform().driverFile());
        boolean present = library.isPresent()
                || Stream.of(PROC + "/version", "/dev/nvidia0")
                        .map(host::systemPath)
                        .anyMatch(Files::exists);
        return new NvidiaDriver(
                present,
                library,
                file(folders, host.platform().managementFile()),
                DriverVersion.in(Folders.lines(host.systemPath(PROC + "/version"))),
                gpuNames(host));
    }

    private static Optional<Path> file(List<Path> folders, String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<String> gpuNames(HostSystem host) {
        return Folders.entries(host.systemPath(PROC + "/gpus")).stream()
                .sorted()
                .flatMap(gpu -> Folders.lines(gpu.resolve("information")).stream()
                        .filter(line -> line.startsWith("Model:"))
                        .map(line -> line.substring("Model:".length()).strip())
                        .limit(1))
                .toList();
    }
}
