package dev.densescope.data.cifar;

import dev.densescope.file.Archive;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The archives that lie where the binary files of a CIFAR data set are asked for, told apart by their names. Immutable. */
final class CifarArchives {
    private static final int MAX_NAMED = 3;
    private static final String BINARY = "binary";

    private final CifarFormat format;
    private final List<Named> archives;

    /**
     * An archive and what its name says.
     *
     * @param version of the data set: binary, Python or MATLAB
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

        /** Whether unpacking it gives nothing that can be read in this format. */
        boolean isOther(CifarFormat wanted) {
            return !isOf(wanted)
                    || version.filter(known -> !known.equals(BINARY)).isPresent();
        }

        boolean isWanted(CifarFormat wanted) {
            return isOf(wanted) && version.filter(BINARY::equals).isPresent();
        }

        /** What is in it, where it is something else. */
        String content(CifarFormat wanted) {
            return isOf(wanted) ? "the %s version".formatted(version.orElse(BINARY)) : dataset.orElseThrow();
        }
    }

    private CifarArchives(CifarFormat format, List<Named> archives) {
        this.format = format;
        this.archives = archives;
    }

    /** Those among the entries of a folder, in their order. */
    static CifarArchives among(List<Path> entries, CifarFormat format) {
        return new CifarArchives(
                format,
                entries.stream().filter(Archive::isArchive).map(Named::of).toList());
    }

    /** What is wrong with an archive that was chosen in place of a folder, and what to do: a sentence. */
    static String chosen(Path file, CifarFormat format) {
        Named archive = Named.of(file);
        return archive.isOther(format)
                ? "%s is an archive of %s: %s.".formatted(file, archive.content(format), getBinary(format))
                : "%s is an archive: unpack it, and choose the folder that comes out of it.".formatted(file);
    }

    /** What to do where there is nothing that can be read: part of a sentence. */
    static String getBinary(CifarFormat format) {
        return "get the binary version of %s, %s, and choose the folder that comes out of it"
                .formatted(format.name(), format.archive());
    }

    /** Says that the data set is there, but packed; empty if no archive's name says so. Part of a sentence. */
    Optional<String> packed() {
        return archives.stream()
                .filter(archive -> archive.isWanted(format))
                .findFirst()
                .map(archive ->
                        "has the binary version only as the archive %s: unpack it first".formatted(archive.file()));
    }

    /** What the archives are good for where none is {@link #packed}; empty if there are none. Part of a sentence. */
    Optional<String> others() {
        if (archives.isEmpty()) {
            return Optional.empty();
        }
        List<Named> possible =
                archives.stream().filter(archive -> !archive.isOther(format)).toList();
        if (possible.isEmpty()) {
            return Optional.of("%s: %s".formatted(onlyOthers(), getBinary(format)));
        }
        return Optional.of(
                possible.size() == 1
                        ? "has nothing that can be read but the archive %s: unpack it first"
                                .formatted(possible.get(0).file())
                        : "has nothing that can be read but archives (%s): unpack the one with the binary version first"
                                .formatted(named(possible, Named::file)));
    }

    private String onlyOthers() {
        return archives.size() == 1
                ? "has only the archive %s, of %s"
                        .formatted(archives.get(0).file(), archives.get(0).content(format))
                : "has only archives of something else (%s)"
                        .formatted(named(archives, archive -> archive.file() + ": " + archive.content(format)));
    }

    private static String named(List<Named> some, Function<Named, String> words) {
        String named = some.stream().limit(MAX_NAMED).map(words).collect(Collectors.joining(", "));
        return some.size() > MAX_NAMED ? named + ", ..." : named;
    }
}
