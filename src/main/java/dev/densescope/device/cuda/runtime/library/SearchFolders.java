package dev.densescope.device.cuda.runtime.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders to search, in order. */
final class SearchFolders {
    /** The environment variable that names folders, for the window, which has no command-line options. */
    static final String VARIABLE = "DENSESCOPE_CUDA_LIBRARIES";

    private final HostSystem host;
    private final PythonFolders python;

    SearchFolders(HostSystem host) {
        this.host = host;
        python = new PythonFolders(host);
    }

    /**
     * The existing folders for NVIDIA's libraries, without duplicates.
     *
     * @param named named by the user: folders of libraries, CUDA toolkits, Python environments or their packages
     */
    List<Path> forLibraries(List<Path> named) {
        return existing(Stream.of(
                named(named),
                host.paths("LD_LIBRARY_PATH"),
                Stream.of("CUDA_HOME", "CUDA_PATH").flatMap(host::paths).flatMap(this::ofToolkit),
                Folders.newestFirst(host.systemPath("/usr/local"), "cuda").flatMap(this::ofToolkit),
                system(),
                python.all()));
    }

    /** The existing folders for the driver's library, without duplicates. */
    List<Path> forDriver(List<Path> named) {
        return existing(Stream.of(
                named(named),
                host.paths("LD_LIBRARY_PATH"),
                system(),
                // containers, WSL, NixOS
                Stream.of("/usr/local/nvidia/lib64", "/usr/lib/wsl/lib", "/run/opengl-driver/lib")
                        .map(host::systemPath)));
    }

    private Stream<Path> named(List<Path> folders) {
        return Stream.concat(folders.stream(), host.paths(VARIABLE))
                .flatMap(folder -> Stream.of(
                                Stream.of(folder),
                                ofToolkit(folder),
                                python.ofPackages(folder),
                                python.ofEnvironment(folder))
                        .flatMap(inner -> inner));
    }

    private Stream<Path> ofToolkit(Path toolkit) {
        return host.platform().libraryFolders().stream().map(toolkit::resolve);
    }

    private Stream<Path> system() {
        Stream<Path> usual = host.platform().systemFolders().stream().map(host::systemPath);
        Stream<Path> configured = Folders.entries(host.systemPath("/etc/ld.so.conf.d")).stream()
                .sorted()
                .flatMap(file -> Folders.lines(file).stream())
                .filter(line -> line.startsWith("/"))
                .map(host::systemPath);
        Stream<Path> path = host.platform() == CudaPlatform.WINDOWS ? host.paths("PATH") : Stream.empty();
        return Stream.of(usual, configured, path).flatMap(folders -> folders);
    }

    private static List<Path> existing(Stream<Stream<Path>> folders) {
        return folders.flatMap(each -> each)
                .map(folder -> folder.toAbsolutePath().normalize())
                .distinct()
                .filter(Files::isDirectory)
                .toList();
    }
}
