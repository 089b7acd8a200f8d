package dev.densescope.compare;

import dev.densescope.session.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run that can be compared with others, whatever recorded it. Immutable.
 *
 * @param profile live bytes of its last step; empty if no step was finished or they are unknown
 * @param record our own record of the run; empty for other origins
 * @param notices what limits the comparison, one sentence each
 */
public record ComparedRun(
        RunIdentity identity,
        MemoryFigures memory,
        StepFigures steps,
        Optional<StepProfile> profile,
        Optional<RunRecord> record,
        List<String> notices) {
    public ComparedRun {
        notices = List.copyOf(notices);
    }

    /**
     * A run of DenseScope.
     *
     * @param file its run file, if it has one
     */
    public static ComparedRun of(RunRecord run, Optional<Path> file) {
        return new OwnRun(run).compared(file);
    }

    /** The layers of its last step; empty if unknown. */
    public List<LayerFigures> layers() {
        return profile.map(StepProfile::layers).orElse(List.of());
    }

    /** Whether another is a record of the same file, or the same record. */
    boolean isSameAs(ComparedRun other) {
        Optional<Path> file = identity.file().map(Path::toAbsolutePath).map(Path::normalize);
        Optional<Path> others = other.identity.file().map(Path::toAbsolutePath).map(Path::normalize);
        return file.isPresent() && others.isPresent() ? file.equals(others) : equals(other);
    }
}
