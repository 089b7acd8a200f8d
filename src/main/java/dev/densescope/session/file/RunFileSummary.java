package dev.densescope.session.file;

import dev.densescope.framework.Framework;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.settings.RunSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a list of run files shows of one, without its steps.
 *
 * @param framework of a baseline; empty for a run of this program
 * @param outcome id of the outcome; {@code in-progress} while a process writes the file
 * @param reservedBytes measured; empty if no step was finished
 * @param fileBytes size of the file and its log
 */
public record RunFileSummary(
        Instant startedAt,
        RunSettings settings,
        Optional<Framework> framework,
        String outcome,
        OptionalLong reservedBytes,
        long fileBytes) {
    /** Whether a process is writing the file. */
    public boolean isInProgress() {
        return outcome.equals(RunOutcome.InProgress.ID);
    }
}
