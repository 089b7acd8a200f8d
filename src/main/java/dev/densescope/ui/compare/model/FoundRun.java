package dev.densescope.ui.compare.model;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.RunIdentity;
import dev.densescope.session.file.RunFileSummary;
import dev.densescope.ui.model.run.RunsFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run that can be chosen.
 *
 * @param reservedBytes empty if unknown
 * @param fileBytes size of its file; empty if it has none
 * @param isAdded whether the user has added it, so that it can be removed from the list
 * @param loaded its figures, once its file has been read
 */
public record FoundRun(
        RunIdentity identity,
        OptionalLong reservedBytes,
        OptionalLong fileBytes,
        boolean isAdded,
        Optional<ComparedRun> loaded) {

    /** A run file in the folder of runs. */
    static FoundRun of(RunsFolder.Listed run) {
        RunFileSummary summary = run.summary();
        return new FoundRun(
                RunIdentity.of(summary, run.file()),
                summary.reservedBytes(),
                OptionalLong.of(summary.fileBytes()),
                false,
                Optional.empty());
    }

    /** A record that has been read from a file that the user has added. */
    static FoundRun added(ComparedRun run, OptionalLong fileBytes) {
        return new FoundRun(run.identity(), run.memory().reserved(), fileBytes, true, Optional.of(run));
    }

    /** The same with its figures. */
    FoundRun with(ComparedRun run) {
        return new FoundRun(identity, reservedBytes, fileBytes, isAdded, Optional.of(run));
    }

    /** The same without its figures, if they can be read again. */
    FoundRun unloaded() {
        return isAdded ? this : new FoundRun(identity, reservedBytes, fileBytes, false, Optional.empty());
    }

    /** Whether another is the same record of the same file. */
    public boolean isSameAs(FoundRun other) {
        return file().equals(other.file())
                && identity.name().equals(other.identity.name())
                && identity.startedAt().equals(other.identity.startedAt());
    }

    private Optional<Path> file() {
        return identity.file().map(Path::toAbsolutePath).map(Path::normalize);
    }
}
