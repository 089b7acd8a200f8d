package dev.densescope.device.cuda.runtime.library;

import dev.densescope.file.UserFolders;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where libraries are looked for: this machine, or in tests a folder that looks like one.
 *
 * @param platform whose names and folders apply
 * @param environment the variables
 * @param root what the absolute folders of the system begin with
 * @param home of the user
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

    /** A file or folder of the system, given from its root. */
    Path systemPath(String absolute) {
        return root.resolve(absolute.startsWith("/") ? absolute.substring(1) : absolute);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The paths that a variable lists; what is no path is passed over. */
    Stream<Path> paths(String name) {
        return variable(name).stream().flatMap(HostSystem::split);
    }

    /** The paths in a list with the system's separator between them; what is no path is passed over. */
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
