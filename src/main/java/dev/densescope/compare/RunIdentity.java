package dev.densescope.compare;

import dev.densescope.language.Text;
import dev.densescope.session.PlanName;
import dev.densescope.session.RecordedRun;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.file.RunFileSummary;
import dev.densescope.spec.DenseNetSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a compared run is.
 *
 * @param name its strategy or program, or the name of its file; not necessarily unique
 * @param design the design with its batch, such as {@code DenseNet-BC-100-12, batch 64}; {@link Text#NONE} if unknown
 * @param startedAt empty if unknown
 * @param file empty if it has none
 * @param outcome how it ended, such as {@code completed}; empty for imported ones
 */
public record RunIdentity(
        Text name, RunOrigin origin, Text design, Optional<Instant> startedAt, Optional<Path> file, String outcome) {

    /** The identity of the run in a run file, of which only the summary has been read. */
    public static RunIdentity of(RunFileSummary summary, Path file) {
        return new RunIdentity(
                summary.framework()
                        .map(framework -> Text.verbatim(framework.id()))
                        .orElseGet(() -> PlanName.told(
                                summary.settings().storage(),
                                summary.reservedBytes().orElse(0))),
                summary.framework().isPresent() ? RunOrigin.BASELINE : RunOrigin.DENSESCOPE,
                design(summary.settings().spec()),
                Optional.of(summary.startedAt()),
                Optional.of(file),
                summary.outcome());
    }

    /** The identity of a recorded run. */
    static RunIdentity of(RecordedRun run, Text name, RunOrigin origin, Optional<Path> file) {
        return new RunIdentity(
                name,
                origin,
                design(run.settings().spec()),
                Optional.of(run.startedAt()),
                file,
                run.outcome().id());
    }

    private static Text design(DenseNetSpec spec) {
        return Text.of("%s, batch %d", spec.name(), spec.batch());
    }

    /** Whether it is known to have ended before its last step. */
    public boolean endedEarly() {
        return !outcome.isEmpty() && !outcome.equals(RunOutcome.Completed.ID);
    }

    /** The name of its file, without folders; empty if it has none. */
    public String fileName() {
        return file.map(Path::getFileName).map(Path::toString).orElse("");
    }
}
