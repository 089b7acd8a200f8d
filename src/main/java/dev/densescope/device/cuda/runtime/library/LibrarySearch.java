package dev.densescope.device.cuda.runtime.library;

import dev.densescope.language.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The result of the search for NVIDIA's libraries. Loads nothing. */
public sealed interface LibrarySearch {
    /**
     * A library that was found.
     *
     * @param packageOf its package
     * @param file absolute path
     */
    record Library(CudaPackage packageOf, Path file) {}

    /**
     * All required libraries were found.
     *
     * @param libraries in loading order
     */
    record Found(List<Library> libraries) implements LibrarySearch {
        public Found {
            libraries = List.copyOf(libraries);
        }
    }

    /**
     * Required libraries are missing.
     *
     * @param sentence what is missing, what was found instead, and the next step
     * @param libraries the libraries that were found
     */
    record Missing(Text sentence, List<Library> libraries) implements LibrarySearch {
        public Missing {
            libraries = List.copyOf(libraries);
        }
    }

    /** The libraries that were found. */
    List<Library> libraries();

    /** The libraries of one package that were found. */
    default List<Library> of(CudaPackage wanted) {
        return libraries().stream()
                .filter(library -> library.packageOf() == wanted)
                .toList();
    }

    /**
     * Searches for the libraries.
     *
     * @param named folders named by the user
     */
    static LibrarySearch in(HostSystem host, List<Path> named) {
        List<Path> folders = new SearchFolders(host).forLibraries(named);
        List<Library> found = new ArrayList<>();
        Map<CudaPackage, Optional<Text>> missing = new EnumMap<>(CudaPackage.class);
        for (CudaPackage wanted : CudaPackage.values()) {
            Optional<Path> place = folders.stream()
                    .filter(folder -> isComplete(host.platform(), wanted, folder))
                    .findFirst();
            place.ifPresentOrElse(
                    folder -> found.addAll(libraries(host.platform(), wanted, folder)),
                    () -> missing.put(wanted, MissingLibraries.instead(host.platform(), wanted, folders)));
        }
        return missing.isEmpty()
                ? new Found(found)
                : new Missing(MissingLibraries.sentence(host.platform(), missing, noFolders(host)), found);
    }

    /** Paths in the environment variable that are not folders; the command-line option rejects them earlier. */
    private static List<Path> noFolders(HostSystem host) {
        return host.paths(SearchFolders.VARIABLE)
                .filter(folder -> !Files.isDirectory(folder))
                .toList();
    }

    private static boolean isComplete(CudaPlatform platform, CudaPackage wanted, Path folder) {
        return wanted.stems().stream()
                .map(stem -> folder.resolve(platform.fileName(stem, wanted.major())))
                .allMatch(file -> Files.isRegularFile(file) && Files.isReadable(file));
    }

    private static List<Library> libraries(CudaPlatform platform, CudaPackage wanted, Path folder) {
        Stream<Path> files =
                wanted.stems().stream().map(stem -> folder.resolve(platform.fileName(stem, wanted.major())));
        Stream<Path> companions =
                wanted.companions().stream().flatMap(stem -> companion(platform, stem, wanted.major(), folder));
        return Stream.concat(files, companions)
                .map(file -> new Library(wanted, file))
                .toList();
    }

    private static Stream<Path> companion(CudaPlatform platform, String stem, int major, Path folder) {
        Path file = folder.resolve(platform.fileName(stem, major));
        if (Files.isReadable(file)) {
            return Stream.of(file);
        }
        Pattern names = platform.minorFileNames(stem, major);
        return Folders.entries(folder).stream()
                .filter(entry -> names.matcher(entry.getFileName().toString()).matches() && Files.isReadable(entry))
                .sorted();
    }
}
