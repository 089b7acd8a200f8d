package dev.densescope.device.cuda.runtime.library;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes which libraries are missing, what was found instead, and the next step. */
final class MissingLibraries {
    private MissingLibraries() {}

    /** The libraries found instead of a package, as part of a sentence; empty if there are none. */
    static Optional<String> instead(CudaPlatform platform, CudaPackage wanted, List<Path> folders) {
        return Stream.<Supplier<Optional<String>>>of(
                        () -> unusable(platform, wanted, folders),
                        () -> incomplete(platform, wanted, folders),
                        () -> otherVersion(platform, wanted, folders))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The whole sentence.
     *
     * @param missing incomplete packages, and what was found instead
     * @param noFolders paths in the environment variable that are not folders
     */
    static String sentence(CudaPlatform platform, Map<CudaPackage, Optional<String>> missing, List<Path> noFolders) {
        String pip = missing.keySet().stream()
                .map(wanted -> "\"" + wanted.pipRequirement() + "\"")
                .collect(Collectors.joining(" "));
        return ("Libraries of CUDA 13 and cuDNN 9 are missing (%s): install them with the system's packages or by pip install "
                        + "%s, or name the folder they are in with the variable %s.")
                .formatted(text(platform, missing) + wrong(noFolders), pip, SearchFolders.VARIABLE);
    }

    private static String wrong(List<Path> noFolders) {
        return noFolders.stream()
                .map(path -> "; %s names %s, which is not a folder".formatted(SearchFolders.VARIABLE, path))
                .collect(Collectors.joining());
    }

    private static String text(CudaPlatform platform, Map<CudaPackage, Optional<String>> missing) {
        List<String> absent = missing.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(entry -> firstName(platform, entry.getKey()))
                .toList();
        Stream<String> notFound = absent.isEmpty()
                ? Stream.empty()
                : Stream.of(String.join(", ", absent) + (absent.size() == 1 ? " was" : " were") + " not found");
        return Stream.concat(notFound, missing.values().stream().flatMap(Optional::stream))
                .collect(Collectors.joining("; "));
    }

    /** A file of the right name that is a broken link or not readable. */
    private static Optional<String> unusable(CudaPlatform platform, CudaPackage wanted, List<Path> folders) {
        return folders.stream()
                .flatMap(folder -> names(platform, wanted).map(folder::resolve))
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .filter(file -> !Files.isRegularFile(file) || !Files.isReadable(file))
                .map(file -> !Files.exists(file)
                        ? file + " is a broken link"
                        : Files.isReadable(file) ? file + " is not a file" : file + " is not readable")
                .findFirst();
    }

    private static Optional<String> incomplete(CudaPlatform platform, CudaPackage wanted, List<Path> folders) {
        return folders.stream()
                .filter(folder -> names(platform, wanted).anyMatch(name -> Files.isRegularFile(folder.resolve(name))))
                .map(folder -> "%s is missing in %s"
                        .formatted(
                                names(platform, wanted)
                                        .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                                        .collect(Collectors.joining(", ")),
                                folder))
                .findFirst();
    }

    private static Optional<String> otherVersion(CudaPlatform platform, CudaPackage wanted, List<Path> folders) {
        Pattern names = platform.fileNames(wanted.stems().get(0));
        return folders.stream()
                .flatMap(folder -> Folders.entries(folder).stream().sorted())
                .flatMap(file -> version(names, file).stream()
                        .filter(major -> !major.equals(Integer.toString(wanted.major())))
                        .map(major -> "%s was not found, but version %s in %s"
                                .formatted(firstName(platform, wanted), major, file.getParent())))
                .findFirst();
    }

    private static Optional<String> version(Pattern names, Path file) {
        Matcher name = names.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private static Stream<String> names(CudaPlatform platform, CudaPackage wanted) {
        return wanted.stems().stream().map(stem -> platform.fileName(stem, wanted.major()));
    }

    private static String firstName(CudaPlatform platform, CudaPackage wanted) {
        return platform.fileName(wanted.stems().get(0), wanted.major());
    }
}
