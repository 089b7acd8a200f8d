package dev.densescope.ui.compare.model;

import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileName;
import dev.densescope.session.file.RunFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of run files of this window and of earlier ones.
 *
 * @param folder that may not exist yet
 */
public record RunsFolder(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(RunsFolder.class);
    /** More runs than a user looks through. */
    private static final int MAX_RUNS = 300;

    /** The runs in it that can be read, newest first. Any thread; reads the head of each file. */
    List<FoundRun> runs() {
        List<FoundRun> runs = new ArrayList<>();
        for (Path file : newest()) {
            try {
                runs.add(FoundRun.of(file, RunFileReader.summary(file)));
            } catch (RunFileException unreadable) {
                LOG.debug("{} is not listed", file, unreadable);
            }
        }
        runs.sort(Comparator.comparing(
                        (FoundRun run) -> run.identity().startedAt().orElseThrow())
                .reversed());
        return runs;
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
