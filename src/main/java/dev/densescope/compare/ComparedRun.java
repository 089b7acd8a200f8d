package dev.densescope.compare;

import dev.densescope.file.FileTarget;
import dev.densescope.language.Text;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RecordedRun;
import dev.densescope.session.RunRecord;
import dev.densescope.trace.imports.ImportedTrace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run that can be compared with others, whatever recorded it. Immutable.
 *
 * @param profile live bytes of its last step; empty if no step was finished or they are unknown
 * @param record of a run or a baseline; empty for imported ones
 * @param notices what limits the comparison, one sentence each
 */
public record ComparedRun(
        RunIdentity identity,
        MemoryFigures memory,
        StepFigures steps,
        Optional<StepProfile> profile,
        Optional<RecordedRun> record,
        List<Text> notices) {
    public ComparedRun {
        notices = List.copyOf(notices);
    }

    /**
     * A run of DenseScope, or a baseline.
     *
     * @param file its run file, if it has one
     */
    public static ComparedRun of(RecordedRun recorded, Optional<Path> file) {
        return recorded instanceof BaselineRecord baseline
                ? new OwnBaseline(baseline).compared(file)
                : new OwnRun((RunRecord) recorded).compared(file);
    }

    /** A trace of another program, or one that DenseScope has exported. */
    public static ComparedRun of(ImportedTrace trace, Path file) {
        return new TraceRun(trace).compared(file);
    }

    /** The record of a run of DenseScope; empty for other origins. */
    public Optional<RunRecord> run() {
        return record.filter(RunRecord.class::isInstance).map(RunRecord.class::cast);
    }

    /** The layers of its last step; empty if unknown. */
    public List<LayerFigures> layers() {
        return profile.map(StepProfile::layers).orElse(List.of());
    }

    /** Whether another is the same record of the same file; an archive has several. */
    boolean isSameAs(ComparedRun other) {
        Optional<String> file = identity.file().map(FileTarget::canonicalName);
        Optional<String> others = other.identity.file().map(FileTarget::canonicalName);
        if (file.isEmpty() || others.isEmpty()) {
            return equals(other);
        }
        return file.equals(others) && identity.name().equals(other.identity.name());
    }
}
