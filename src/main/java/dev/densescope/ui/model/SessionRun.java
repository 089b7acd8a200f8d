package dev.densescope.ui.model;

import dev.densescope.session.RunRecord;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run of this session, or one that was opened.
 *
 * @param record all that is known of it
 * @param file its run file; empty if it has none
 */
public record SessionRun(RunRecord record, Optional<Path> file) {
    /** The name of its run file; empty if it has none. */
    public Optional<String> fileName() {
        return file.map(Path::getFileName).map(Path::toString);
    }

    /** Whether it is called the same as another run: plan and design are. */
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
