package dev.densescope.device.cuda.runtime.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders where pip and conda install NVIDIA's libraries. Reads folders only; starts no process. */
final class PythonFolders {
    private static final int MAX_LINKS = 16;
    /** Folders of the packages for CUDA 13, and of packages with one folder per library. */
    private static final List<String> PACKAGE_FOLDERS =
            List.of("nvidia/cu13", "nvidia/cuda_runtime", "nvidia/cublas", "nvidia/cudnn", "nvidia/cuda_nvrtc");

    private final HostSystem host;

    PythonFolders(HostSystem host) {
        this.host = host;
    }

    /** Library folders of the active environment and of the Python on the path. */
    Stream<Path> all() {
        return Stream.of(
                        host.paths("VIRTUAL_ENV").flatMap(this::ofEnvironment),
                        host.paths("CONDA_PREFIX").flatMap(this::ofConda),
                        environmentsOnPath().flatMap(this::ofEnvironment),
                        ofEnvironment(host.home().resolve(".local")))
                .flatMap(folders -> folders);
    }

    /** Library folders of an environment with the given root folder. */
    Stream<Path> ofEnvironment(Path environment) {
        Stream<Path> libraries = Stream.of("lib", "lib64", "local/lib")
                .map(environment::resolve)
                .flatMap(folder -> Folders.newestFirst(folder, "python3"));
        return Stream.concat(libraries, Stream.of(environment.resolve("Lib")))
                .flatMap(python -> Stream.of(python.resolve("site-packages"), python.resolve("dist-packages")))
                .flatMap(this::ofPackages);
    }

    /** Library folders in a folder of installed packages. */
    Stream<Path> ofPackages(Path packages) {
        Stream<String> inner =
                host.platform() == CudaPlatform.WINDOWS ? Stream.of("bin/x86_64", "bin/x64", "bin") : Stream.of("lib");
        List<String> inners = inner.toList();
        return PACKAGE_FOLDERS.stream()
                .map(packages::resolve)
                .flatMap(folder -> inners.stream().map(folder::resolve));
    }

    private Stream<Path> ofConda(Path environment) {
        Stream<Path> own = host.platform() == CudaPlatform.WINDOWS
                ? Stream.of(environment.resolve("Library/bin"))
                : host.platform().libraryFolders().stream().map(environment::resolve);
        return Stream.concat(own, ofEnvironment(environment));
    }

    /** The environment of the first {@code python3} on the path, and its base environment. */
    private Stream<Path> environmentsOnPath() {
        String name = host.platform() == CudaPlatform.WINDOWS ? "python.exe" : "python3";
        return host.paths("PATH")
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(this::environmentsOf)
                .orElse(Stream.empty());
    }

    /**
     * The environment as determined by Python: the first folder along the links with a {@code pyvenv.cfg}, otherwise
     * the last.
     */
    private Stream<Path> environmentsOf(Path python) {
        Path program = python;
        for (int i = 0; i < MAX_LINKS; i++) {
            Optional<Path> environment = environmentOf(program);
            if (environment.isPresent()) {
                return Stream.concat(environment.stream(), basesOf(environment.get()));
            }
            Optional<Path> target = target(program);
            if (target.isEmpty()) {
                break;
            }
            program = target.get();
        }
        return prefix(program).stream();
    }

    private static Optional<Path> environmentOf(Path program) {
        return Stream.of(Optional.ofNullable(program.getParent()), prefix(program))
                .flatMap(Optional::stream)
                .filter(folder -> Files.isRegularFile(folder.resolve("pyvenv.cfg")))
                .findFirst();
    }

    /** The base environment, if the environment includes its system site packages. */
    private static Stream<Path> basesOf(Path environment) {
        List<String> settings = new ArrayList<>(Folders.lines(environment.resolve("pyvenv.cfg")));
        boolean included = setting(settings, "include-system-site-packages")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        return included
                ? setting(settings, "home").stream()
                        .flatMap(HostSystem::split)
                        .flatMap(bin -> Optional.ofNullable(bin.getParent()).stream())
                : Stream.empty();
    }

    private static Optional<String> setting(List<String> settings, String name) {
        return settings.stream()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].strip().equals(name))
                .map(pair -> pair[1].strip())
                .findFirst();
    }

    private static Optional<Path> prefix(Path program) {
        return Optional.ofNullable(program.getParent()).flatMap(bin -> Optional.ofNullable(bin.getParent()));
    }

    private static Optional<Path> target(Path program) {
        try {
            return Files.isSymbolicLink(program)
                    ? Optional.of(program.resolveSibling(Files.readSymbolicLink(program))
                            .normalize())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
