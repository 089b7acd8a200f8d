package dev.densescope.data.cifar;

import dev.densescope.data.DataException;
import dev.densescope.file.Archive;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the binary files of a CIFAR data set, and reports what was found instead. */
public final class CifarFolder {
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_NAMES_BYTES = 1 << 16;
    private static final int MAX_NAME_CHARACTERS = 100;

    private final Path chosen;
    private final CifarFormat format;

    private CifarFolder(Path chosen, CifarFormat format) {
        this.chosen = chosen;
        this.format = format;
    }

    /**
     * The folder with the training files: the chosen folder, or a single folder in it.
     *
     * @throws DataException if there is none; the message says what was found instead, and what to do
     */
    static Path find(Path chosen, CifarFormat format) {
        return new CifarFolder(chosen, format).find();
    }

    /** The data set whose binary files are in a folder; empty if there is none. */
    public static Optional<CifarFormat> recognise(Path folder) {
        return Stream.of(CifarFormat.CIFAR_10, CifarFormat.CIFAR_100_FINE)
                .filter(format -> holds(folder, format))
                .findFirst();
    }

    /** The names of the classes from the file next to the images; without such a file, their numbers. */
    static List<String> classNames(Path folder, CifarFormat format) {
        Path file = folder.resolve(format.namesFile());
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MAX_NAMES_BYTES) {
                List<String> names = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
                if (names.size() == format.classes() && names.stream().allMatch(CifarFolder::isName)) {
                    return names;
                }
            }
        } catch (IOException notThere) {
            // use numbers instead
        }
        return Stream.iterate(0, label -> label + 1)
                .limit(format.classes())
                .map(String::valueOf)
                .toList();
    }

    private static boolean isName(String line) {
        return line.length() <= MAX_NAME_CHARACTERS && line.chars().noneMatch(Character::isISOControl);
    }

    private Path find() {
        if (Archive.isArchive(chosen)) {
            throw new DataException(CifarArchives.chosen(chosen, format));
        }
        if (!Files.isDirectory(chosen)) {
            throw refused(Text.of("does not exist or is not a folder"));
        }
        if (!Files.isExecutable(chosen)) {
            throw refused(Text.of("cannot be read: access is denied"));
        }
        if (holds(chosen, format)) {
            return chosen;
        }
        List<Path> entries = entries();
        List<Path> below =
                entries.stream().filter(entry -> holds(entry, format)).toList();
        if (below.size() == 1) {
            return below.get(0);
        }
        if (below.size() > 1) {
            throw refused(Text.of(
                    "contains the data set more than once (%s and %s): choose one of them",
                    below.get(0).getFileName(), below.get(1).getFileName()));
        }
        CifarArchives archives = CifarArchives.among(entries, format);
        archives.packed().ifPresent(packed -> {
            throw refused(packed);
        });
        requireNoOther(entries);
        throw refused(whatWasFound(entries, archives));
    }

    /** A description of the files found instead of the data set, and the next step. */
    private Text whatWasFound(List<Path> entries, CifarArchives archives) {
        return otherVersion(entries)
                .or(archives::others)
                .orElseGet(() -> format.trainingFiles().size() == 1
                        ? Text.of("has no %s: %s", format.trainingNames(), CifarArchives.getBinary(format))
                        : Text.of("has none of the %s: %s", format.trainingNames(), CifarArchives.getBinary(format)));
    }

    /** Rejects a folder that contains another data set. */
    private void requireNoOther(List<Path> entries) {
        places(entries)
                .filter(place -> recognise(place).isPresent())
                .findFirst()
                .ifPresent(place -> {
                    CifarFormat other = recognise(place).get();
                    Text clause = Text.of("%s folder %s contains %s", format.name(), chosen, other.name());
                    throw new DataException(clause, other.advice(place));
                });
    }

    private Optional<Text> otherVersion(List<Path> entries) {
        if (places(entries).anyMatch(CifarFolder::isPythonVersion)) {
            return Optional.of(Text.of("contains the Python version: %s", CifarArchives.getBinary(format)));
        }
        return places(entries).anyMatch(CifarFolder::isMatlabVersion)
                ? Optional.of(Text.of("contains the MATLAB version: %s", CifarArchives.getBinary(format)))
                : Optional.empty();
    }

    private Stream<Path> places(List<Path> entries) {
        return Stream.concat(Stream.of(chosen), entries.stream());
    }

    private static boolean holds(Path folder, CifarFormat format) {
        return format.trainingFiles().stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    private static boolean isPythonVersion(Path folder) {
        return Files.isRegularFile(folder.resolve("data_batch_1"))
                || (Files.isRegularFile(folder.resolve("train")) && Files.isRegularFile(folder.resolve("meta")));
    }

    private static boolean isMatlabVersion(Path folder) {
        return Files.isRegularFile(folder.resolve("data_batch_1.mat"))
                || Files.isRegularFile(folder.resolve("train.mat"));
    }

    private List<Path> entries() {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(chosen)) {
            for (Path entry : stream) {
                if (entries.size() == MAX_ENTRIES) {
                    break;
                }
                entries.add(entry);
            }
        } catch (IOException failed) {
            throw refused(Text.of("cannot be read"));
        }
        entries.sort(null);
        return entries;
    }

    private DataException refused(Text reason) {
        return new DataException(Text.of("%s folder %s %s.", format.name(), chosen, reason));
    }
}
