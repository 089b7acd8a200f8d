package dev.densescope.data.cifar;

import dev.densescope.file.Archive;
import dev.densescope.language.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The archives in a folder that should contain the binary files of a CIFAR data set, distinguished by their names.
 * Immutable.
 */
final class CifarArchives {
    private static final int MAX_NAMED = 3;
    private static final String BINARY = "binary";

    private final CifarFormat format;
    private final List<Named> archives;

    /**
     * An archive, classified by its name.
     *
     * @param version version of the data set: binary, Python or MATLAB
     */
    private record Named(String file, Optional<String> dataset, Optional<String> version) {
        static Named of(Path file) {
            String name = file.getFileName().toString();
            String lower = name.toLowerCase(Locale.ROOT);
            return new Named(name, datasetIn(lower), versionIn(lower));
        }

        private static Optional<String> datasetIn(String name) {
            if (name.matches(".*cifar[-_ ]?100.*")) {
                return Optional.of(CifarFormat.CIFAR_100_FINE.name());
            }
            return name.matches(".*cifar[-_ ]?10(?!\\d).*")
                    ? Optional.of(CifarFormat.CIFAR_10.name())
                    : Optional.empty();
        }

        private static Optional<String> versionIn(String name) {
            if (name.contains("python")) {
                return Optional.of("Python");
            }
            if (name.contains("matlab")) {
                return Optional.of("MATLAB");
            }
            return name.contains(BINARY) ? Optional.of(BINARY) : Optional.empty();
        }

        boolean isOf(CifarFormat wanted) {
            return dataset.map(wanted.name()::equals).orElse(true);
        }

        /** Whether it certainly contains no files of this format. */
        boolean isOther(CifarFormat wanted) {
            return !isOf(wanted)
                    || version.filter(known -> !known.equals(BINARY)).isPresent();
        }

        boolean isWanted(CifarFormat wanted) {
            return isOf(wanted) && version.filter(BINARY::equals).isPresent();
        }

        /** Its content, if it is something else. */
        Text content(CifarFormat wanted) {
            if (!isOf(wanted)) {
                return Text.verbatim(dataset.orElseThrow());
            }
            String known = version.orElse(BINARY);
            return known.equals(BINARY) ? Text.of("the binary version") : Text.of("the %s version", known);
        }
    }

    private CifarArchives(CifarFormat format, List<Named> archives) {
        this.format = format;
        this.archives = archives;
    }

    /** Finds the archives among the entries of a folder. */
    static CifarArchives among(List<Path> entries, CifarFormat format) {
        return new CifarArchives(
                format,
                entries.stream().filter(Archive::isArchive).map(Named::of).toList());
    }

    /** The next step if an archive was selected instead of a folder, as a sentence. */
    static Text chosen(Path file, CifarFormat format) {
        Named archive = Named.of(file);
        return archive.isOther(format)
                ? Text.of("%s is an archive of %s: %s.", file, archive.content(format), getBinary(format))
                : Text.of("%s is an archive: unpack it and choose the unpacked folder.", file);
    }

    /** The next step if there are no readable files, as part of a sentence. */
    static Text getBinary(CifarFormat format) {
        return Text.of(
                "download the binary version of %s, %s, and choose the unpacked folder",
                format.name(), format.archive());
    }

    /** Reports an archive with the data set, as part of a sentence; empty if no archive has such a name. */
    Optional<Text> packed() {
        return archives.stream()
                .filter(archive -> archive.isWanted(format))
                .findFirst()
                .map(archive ->
                        Text.of("has the binary version only as the archive %s: unpack it first", archive.file()));
    }

    /** Reports the other archives, as part of a sentence; empty if there are none. */
    Optional<Text> others() {
        if (archives.isEmpty()) {
            return Optional.empty();
        }
        List<Named> possible =
                archives.stream().filter(archive -> !archive.isOther(format)).toList();
        if (possible.isEmpty()) {
            return Optional.of(Text.of("%s: %s", onlyOthers(), getBinary(format)));
        }
        return Optional.of(
                possible.size() == 1
                        ? Text.of(
                                "has no readable files except the archive %s: unpack it first",
                                possible.get(0).file())
                        : Text.of(
                                "has no readable files except archives (%s): unpack the one with the binary version first",
                                named(possible, Named::file)));
    }

    private Text onlyOthers() {
        return archives.size() == 1
                ? Text.of(
                        "has only the archive %s with %s",
                        archives.get(0).file(), archives.get(0).content(format))
                : Text.of(
                        "has only other archives (%s)",
                        named(archives, archive -> archive.file() + ": " + archive.content(format)));
    }

    private static String named(List<Named> some, Function<Named, String> text) {
        String named = some.stream().limit(MAX_NAMED).map(text).collect(Collectors.joining(", "));
        return some.size() > MAX_NAMED ? named + ", ..." : named;
    }
}
