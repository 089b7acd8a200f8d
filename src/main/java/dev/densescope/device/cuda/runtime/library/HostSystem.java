package dev.densescope.device.cuda.runtime.library;

import dev.densescope.file.UserFolders;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine to search for libraries: this machine, or a simulated one in tests.
 *
 * @param platform determines names and folders
 * @param environment environment variables
 * @param root root of all absolute paths
 * @param home home folder of the user
 */
public record HostSystem(CudaPlatform platform, Map<String, String> environment, Path root, Path home) {
    public HostSystem {
        environment = Map.copyOf(environment);
    }

    /** This machine. */
    public static HostSystem current() {
        CudaPlatform platform = CudaPlatform.current();
        Path root = Path.of(platform == CudaPlatform.WINDOWS ? "C:\\" : "/");
        return new HostSystem(platform, System.getenv(), root, UserFolders.home());
    }

    /** Resolves an absolute path against {@code root}. */
    Path systemPath(String absolute) {
        return root.resolve(absolute.startsWith("/") ? absolute.substring(1) : absolute);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The paths listed in a variable, without invalid ones. */
    Stream<Path> paths(String name) {
        return variable(name).stream().flatMap(HostSystem::split);
    }

    /** Splits a list of paths at the system's separator, without invalid ones. */
    static Stream<Path> split(String list) {
        return Stream.of(list.split(File.pathSeparator))
                .filter(text -> !text.isBlank())
                .flatMap(HostSystem::path);
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text.strip()).toAbsolutePath().normalize());
        } catch (InvalidPathException notOnThisSystem) {
            return Stream.empty();
        }
    }
}
