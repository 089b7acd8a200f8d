package dev.densescope.ui.model.run;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.session.PlanName;
import dev.densescope.session.RunRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run of this session, or an opened run.
 *
 * @param record the record of the run
 * @param file its run file; empty if it has none
 */
public record SessionRun(RunRecord record, Optional<Path> file) {
    /** A report of runs, with the names of their files if all have one. */
    public static Report report(List<SessionRun> runs, Instant now) {
        Report report = Report.of(runs.stream().map(SessionRun::record).toList(), now);
        List<String> names = runs.stream()
                .map(SessionRun::fileName)
                .flatMap(Optional::stream)
                .toList();
        return names.size() == runs.size() ? report.ofFiles(names) : report;
    }

    /** The name of its run file; empty if it has none. */
    public Optional<String> fileName() {
        return file.map(Path::getFileName).map(Path::toString);
    }

    /** Whether another run has the same name: its plan and design have. */
    public boolean isNamedLike(SessionRun other) {
        return PlanName.of(record, QuantityText.PLAIN).equals(PlanName.of(other.record, QuantityText.PLAIN))
                && record.settings()
                        .spec()
                        .name()
                        .equals(other.record.settings().spec().name());
    }
}
