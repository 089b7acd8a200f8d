package dev.densescope.ui.model;

import dev.densescope.session.RunRecord;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run of this session, or an opened run.
 *
 * @param record the record of the run
 * @param file its run file; empty if it has none
 */
public record SessionRun(RunRecord record, Optional<Path> file) {
    /** The name of its run file; empty if it has none. */
    public Optional<String> fileName() {
        return file.map(Path::getFileName).map(Path::toString);
    }

    /** Whether another run has the same name: its plan and design have. */
    public boolean isNamedLike(SessionRun other) {
        return record.settings()
                        .storage()
                        .id()
                        .equals(other.record.settings().storage().id())
                && record.settings()
                        .spec()
                        .name()
                        .equals(other.record.settings().spec().name());
    }
}
