package dev.densescope.device.cuda.runtime.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What files tell of NVIDIA's driver. Nothing is loaded for it.
 *
 * @param present whether there is any sign of one
 * @param library the driver's library; empty if it is left to the system's linker to find it
 * @param management the library of NVML; empty if it is left to the system's linker to find it
 * @param version of the kernel's module; empty if it does not say
 * @param gpuNames of the GPUs that the kernel's module drives; empty where it does not say
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
     * Looks for it.
     *
     * @param named folders that the user named
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
