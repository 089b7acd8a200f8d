package dev.densescope.device.cuda.runtime.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What looking for NVIDIA's libraries came to. Nothing is loaded for it. */
public sealed interface LibrarySearch {
    /**
     * A library that was found.
     *
     * @param packageOf what it belongs to
     * @param file absolute path
     */
    record Library(CudaPackage packageOf, Path file) {}

    /**
     * All that is needed is there.
     *
     * @param libraries in the order in which they are to be loaded
     */
    record Found(List<Library> libraries) implements LibrarySearch {
        public Found {
            libraries = List.copyOf(libraries);
        }
    }

    /**
     * Something is missing.
     *
     * @param sentence what, what was found in its place, and the next step
     * @param libraries what is there
     */
    record Missing(String sentence, List<Library> libraries) implements LibrarySearch {
        public Missing {
            libraries = List.copyOf(libraries);
        }
    }

    /** What was found. */
    List<Library> libraries();

    /** What was found of one package. */
    default List<Library> of(CudaPackage wanted) {
        return libraries().stream()
                .filter(library -> library.packageOf() == wanted)
                .toList();
    }

    /**
     * Looks for the libraries.
     *
     * @param named folders that the user named
     */
    static LibrarySearch in(HostSystem host, List<Path> named) {
        List<Path> folders = new SearchFolders(host).forLibraries(named);
        List<Library> found = new ArrayList<>();
        Map<CudaPackage, Optional<String>> missing = new EnumMap<>(CudaPackage.class);
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

    /** What the variable names although it is no folder; of the option that is refused before. */
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
