package dev.densescope.ui.export;

import dev.densescope.file.write.WriteProgress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Something to write.
 *
 * @param subject what is written, whatever its target: once it is written, earlier failures to write it are history
 * @param target file or folder, shown to the user
 * @param claim no two exports with equal claims run at the same time
 * @param writing writes it
 */
public record Export(String subject, Path target, String claim, Writing writing) {
    /** Writes all files or none, on the worker. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Writes the files.
         *
         * @param progress receives the progress, and may cancel
         * @return what the user should know, as a sentence; empty if there is nothing
         * @throws dev.densescope.problem.DenseScopeException if it cannot be written: one sentence
         * @throws CancellationException if {@code progress} cancels
         */
        Optional<String> write(WriteProgress progress);
    }
}
