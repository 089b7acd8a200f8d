package dev.densescope.ui.shell.file;

import dev.densescope.file.write.AtomicFile;
import dev.densescope.file.write.NameClaim;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.spec.json.DesignFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of unsaved work in the settings folder: a design file and, next to it, the name of the file that the work
 * belongs to, if any.
 *
 * @param copy the design file
 */
public record RecoveryFile(Path copy) {
    static final String EXTENSION = ".json";

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryFile.class);

    /**
     * All readable copies of a folder, newest first, except those claimed by other running processes; empty if the
     * folder does not exist.
     */
    public static List<RecoveryFile> in(Path folder) {
        return unclaimed(folder).stream()
                .filter(work -> work.design().isPresent())
                .toList();
    }

    /**
     * Renames damaged copies, so that they are kept but not found again.
     *
     * @return their new names
     */
    public static List<Path> keepDamagedAside(Path folder) {
        List<Path> kept = new ArrayList<>();
        for (RecoveryFile work : unclaimed(folder)) {
            if (work.problem().filter(problem -> !isOfReading(problem)).isPresent()) {
                Path aside = work.copy().resolveSibling("damaged-" + work.copy().getFileName());
                try {
                    Files.move(work.copy(), aside);
                    kept.add(aside);
                } catch (IOException failed) {
                    LOG.warn("Damaged work in {} cannot be kept aside: {}", work.copy(), failed.getMessage());
                }
            }
        }
        return List.copyOf(kept);
    }

    /** Why copies that may be in order cannot be read now, in a sentence each. They are found again at the next start. */
    public static List<String> unreadable(Path folder) {
        return unclaimed(folder).stream()
                .flatMap(work -> work.problem().stream())
                .filter(RecoveryFile::isOfReading)
                .map(DesignFileException::sentence)
                .toList();
    }

    private static boolean isOfReading(DesignFileException problem) {
        return problem.getCause() instanceof IOException;
    }

    private Optional<DesignFileException> problem() {
        try {
            DesignFile.read(copy);
            return Optional.empty();
        } catch (DesignFileException unusable) {
            return Optional.of(unusable);
        }
    }

    private static List<RecoveryFile> unclaimed(Path folder) {
        List<Path> copies = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "unsaved*" + EXTENSION)) {
                files.forEach(copies::add);
            } catch (IOException | DirectoryIteratorException failed) {
                LOG.warn("Unsaved work in {} cannot be listed: {}", folder, failed.getMessage());
            }
        }
        return copies.stream()
                .sorted(Comparator.comparing(RecoveryFile::writtenMillis).reversed())
                .filter(copy -> !NameClaim.isClaimedElsewhere(copy))
                .map(RecoveryFile::new)
                .toList();
    }

    /**
     * Claims the copy, so that no other window offers it, until the claim is closed or this process ends; empty if that
     * fails.
     */
    public Optional<NameClaim> claim() {
        try {
            return Optional.of(NameClaim.of(copy));
        } catch (IOException failed) {
            LOG.warn("Unsaved work in {} cannot be kept from other windows: {}", copy, failed.getMessage());
            return Optional.empty();
        }
    }

    /** Releases a claim. */
    public static void release(NameClaim claim) {
        try {
            claim.close();
        } catch (IOException failed) {
            LOG.warn("A claim of unsaved work cannot be removed: {}", failed.getMessage());
        }
    }

    /** The design; empty if the file cannot be used. */
    public Optional<DenseNetSpec> design() {
        return read(copy);
    }

    /** The file that the work belongs to. */
    public Optional<Path> file() {
        try {
            return Files.exists(note()) ? Optional.of(Path.of(Files.readString(note()))) : Optional.empty();
        } catch (IOException | InvalidPathException unusable) {
            LOG.warn("The file of unsaved work is not known: {}", unusable.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the file that the work belongs to has the same contents, so that the copy is not needed. */
    public boolean isSaved() {
        Optional<DenseNetSpec> design = design();
        return design.isPresent()
                && file().filter(Files::isRegularFile)
                        .flatMap(RecoveryFile::read)
                        .equals(design);
    }

    /** Records the file that the work belongs to. */
    void setFile(Optional<Path> file) throws IOException {
        if (file.isPresent()) {
            AtomicFile.write(note(), file.get().toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        } else {
            Files.deleteIfExists(note());
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(note());
        } catch (IOException failed) {
            LOG.warn("The copy of unsaved work cannot be removed: {}", failed.getMessage());
        }
    }

    private Path note() {
        String name = copy.getFileName().toString();
        return copy.resolveSibling(name.substring(0, name.length() - EXTENSION.length()) + ".file");
    }

    private static Optional<DenseNetSpec> read(Path file) {
        try {
            return Optional.of(DesignFile.read(file));
        } catch (DesignFileException unusable) {
            LOG.warn("Unsaved work cannot be used: {}", unusable.getMessage());
            return Optional.empty();
        }
    }

    private static long writtenMillis(Path file) {
        return file.toFile().lastModified();
    }
}
