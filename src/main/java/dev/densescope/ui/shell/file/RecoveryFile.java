package dev.densescope.ui.shell.file;

import dev.densescope.file.AtomicFile;
import dev.densescope.file.NameClaim;
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
 * Unsaved work in the settings folder: a design file, and beside it the name of the file that the work belongs to, if it
 * has one.
 *
 * @param copy the design file
 */
public record RecoveryFile(Path copy) {
    static final String EXTENSION = ".json";

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryFile.class);

    /**
     * All of a folder that can be read, newest first, but for that of windows of other processes that are alive; empty if
     * there is no such folder.
     */
    public static List<RecoveryFile> in(Path folder) {
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
                .filter(work -> work.design().isPresent())
                .toList();
    }

    /** Keeps other windows from it until that is closed, or this process ends; as far as that is possible. */
    public Optional<NameClaim> claim() {
        try {
            return Optional.of(NameClaim.of(copy));
        } catch (IOException failed) {
            LOG.warn("Unsaved work in {} cannot be kept from other windows: {}", copy, failed.getMessage());
            return Optional.empty();
        }
    }

    /** Lets others have it. */
    public static void release(NameClaim claim) {
        try {
            claim.close();
        } catch (IOException failed) {
            LOG.warn("A claim of unsaved work cannot be removed: {}", failed.getMessage());
        }
    }

    /** The work; empty if the file cannot be used. */
    public Optional<DenseNetSpec> design() {
        return read(copy);
    }

    /** The file it belongs to. */
    public Optional<Path> file() {
        try {
            return Files.exists(note()) ? Optional.of(Path.of(Files.readString(note()))) : Optional.empty();
        } catch (IOException | InvalidPathException unusable) {
            LOG.warn("The file of unsaved work is not known: {}", unusable.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the file it belongs to holds the same, so that nothing is lost without it. */
    public boolean isSaved() {
        return file().filter(Files::isRegularFile).flatMap(RecoveryFile::read).equals(design());
    }

    /** Notes the file it belongs to. */
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
