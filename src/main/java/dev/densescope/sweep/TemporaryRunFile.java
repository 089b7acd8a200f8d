package dev.densescope.sweep;

import dev.densescope.file.FileProblem;
import dev.densescope.language.Text;
import dev.densescope.session.file.RunFileName;
import dev.densescope.session.file.RunFileParts;
import dev.densescope.sweep.grid.SweepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run file on this machine, while its run goes on: SQLite cannot write its log on network file systems, and a killed run
 * must leave nothing in the folder of the sweep.
 *
 * @param file in a temporary folder of its own
 */
record TemporaryRunFile(Path file) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryRunFile.class);

    static TemporaryRunFile create() {
        try {
            Path folder = Files.createTempDirectory("densescope-sweep");
            return new TemporaryRunFile(folder.resolve("cell" + RunFileName.EXTENSION));
        } catch (IOException failed) {
            throw SweepException.ofFile(
                    Text.of("No temporary folder can be created: %s.", FileProblem.reason(failed)), failed);
        }
    }

    @Override
    public void close() {
        try {
            for (Path part : RunFileParts.of(file)) {
                Files.deleteIfExists(part);
            }
            Files.deleteIfExists(file.resolveSibling(""));
        } catch (IOException failed) {
            LOG.warn("The temporary run file {} could not be removed", file, failed);
        }
    }
}
