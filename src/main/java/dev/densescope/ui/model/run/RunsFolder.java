package dev.densescope.ui.model.run;

import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileName;
import dev.densescope.session.file.RunFileParts;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.file.RunFileSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of run files of this window and of earlier ones. Any thread. */
public final class RunsFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RunsFolder.class);
    /** More runs than a user looks through. */
    private static final int MAX_RUNS = 300;

    private final Path folder;
    private Map<Stamp, RunFileSummary> known = Map.of(); // of the last listing; guarded by this

    /**
     * A run file.
     *
     * @param summary its content in short
     */
    public record Listed(Path file, RunFileSummary summary) {}

    /** A file as it was when it was read. */
    private record Stamp(Path file, long bytes, long logBytes, long changedMillis) {
        static Stamp of(Path file) throws IOException {
            Path log = RunFileParts.of(file).stream()
                    .skip(1)
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(file);
            return new Stamp(
                    file,
                    Files.size(file),
                    Files.size(log),
                    Math.max(
                            Files.getLastModifiedTime(file).toMillis(),
                            Files.getLastModifiedTime(log).toMillis()));
        }
    }

    /** @param folder that may not exist yet */
    public RunsFolder(Path folder) {
        this.folder = folder;
    }

    /** The runs in it that can be read, newest first. Reads the head of each file that is new or has changed. */
    public synchronized List<Listed> runs() {
        Map<Stamp, RunFileSummary> now = new HashMap<>();
        List<Listed> runs = new ArrayList<>();
        for (Path file : newest()) {
            try {
                Stamp stamp = Stamp.of(file);
                RunFileSummary summary = known.containsKey(stamp) ? known.get(stamp) : RunFileReader.summary(file);
                if (!summary.isInProgress()) { // the end of a killed process changes no file
                    now.put(stamp, summary);
                }
                runs.add(new Listed(file, summary));
            } catch (RunFileException | IOException unreadable) {
                LOG.debug("{} is not listed", file, unreadable);
            }
        }
        known = now;
        runs.sort(
                Comparator.comparing((Listed run) -> run.summary().startedAt()).reversed());
        return runs;
    }

    /**
     * Deletes a run file, with the files of its database next to it.
     *
     * @throws IOException if it cannot be deleted
     */
    public void delete(Path file) throws IOException {
        for (Path part : RunFileParts.of(file)) {
            Files.deleteIfExists(part);
        }
    }

    /** By name, which begins with the time. */
    private List<Path> newest() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(RunFileName.EXTENSION))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.reverseOrder())
                    .limit(MAX_RUNS)
                    .toList();
        } catch (IOException unreadable) {
            LOG.warn("The folder {} cannot be listed", folder, unreadable);
            return List.of();
        }
    }
}
