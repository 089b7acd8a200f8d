package dev.densescope.device.cuda.runtime.library;

import dev.densescope.language.Text;
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
    static Optional<Text> instead(CudaPlatform platform, CudaPackage wanted, List<Path> folders) {
        return Stream.<Supplier<Optional<Text>>>of(
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
    static Text sentence(CudaPlatform platform, Map<CudaPackage, Optional<Text>> missing, List<Path> noFolders) {
        String pip = missing.keySet().stream()
                .map(wanted -> "\"" + wanted.pipRequirement() + "\"")
                .collect(Collectors.joining(" "));
        return Text.of(
                "Libraries of CUDA 13 and cuDNN 9 are missing (%s): install them with the system's packages or by pip install "
                        + "%s, or name the folder they are in with the variable %s.",
                text(platform, missing, noFolders), pip, SearchFolders.VARIABLE);
    }

    private static Text text(CudaPlatform platform, Map<CudaPackage, Optional<Text>> missing, List<Path> noFolders) {
        List<String> absent = missing.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(entry -> firstName(platform, entry.getKey()))
                .toList();
        Stream<Text> notFound = absent.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        absent.size() == 1
                                ? Text.of("%s was not found", absent.get(0))
                                : Text.of("%s were not found", absent));
        Stream<Text> wrong = noFolders.stream()
                .map(path -> Text.of("%s names %s, which is not a folder", SearchFolders.VARIABLE, path));
        return Stream.of(notFound, missing.values().stream().flatMap(Optional::stream), wrong)
                .flatMap(clauses -> clauses)
                .reduce((one, other) -> Text.of("%s; %s", one, other))
                .orElse(Text.verbatim(""));
    }

    /** A file of the right name that is a broken link or not readable. */
    private static Optional<Text> unusable(CudaPlatform platform, CudaPackage wanted, List<Path> folders) {
        return folders.stream()
                .flatMap(folder -> names(platform, wanted).map(folder::resolve))
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .filter(file -> !Files.isRegularFile(file) || !Files.isReadable(file))
                .map(file -> !Files.exists(file)
                        ? Text.of("%s is a broken link", file)
                        : Files.isReadable(file)
                                ? Text.of("%s is not a file", file)
                                : Text.of("%s is not readable", file))
                .findFirst();
    }

    private static Optional<Text> incomplete(CudaPlatform platform, CudaPackage wanted, List<Path> folders) {
        return folders.stream()
                .filter(folder -> names(platform, wanted).anyMatch(name -> Files.isRegularFile(folder.resolve(name))))
                .map(folder -> Text.of(
                        "%s is missing in %s",
                        names(platform, wanted)
                                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                                .collect(Collectors.joining(", ")),
                        folder))
                .findFirst();
    }

    private static Optional<Text> otherVersion(CudaPlatform platform, CudaPackage wanted, List<Path> folders) {
        Pattern names = platform.fileNames(wanted.stems().get(0));
        return folders.stream()
                .flatMap(folder -> Folders.entries(folder).stream().sorted())
                .flatMap(file -> version(names, file).stream()
                        .filter(major -> !major.equals(Integer.toString(wanted.major())))
                        .map(major -> Text.of(
                                "%s was not found, but version %s in %s",
                                firstName(platform, wanted), major, file.getParent())))
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
