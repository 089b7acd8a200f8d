package dev.densescope.ui.run.model;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.Report;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.file.table.ReadingWatch;
import dev.densescope.ui.export.ReportExports;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;

/**
 * Exports of one run: the current one, as far as its run file contains it, otherwise the last one of this session. FX
 * thread only.
 */
public final class RunExport {
    private final RunModel model;
    private final RunHistory history;
    private final ReportExports exports;
    private final Clock clock;
    private final BooleanBinding available;

    /** @param clock dates the reports */
    public RunExport(RunModel model, RunHistory history, ReportExports exports, Clock clock) {
        this.model = model;
        this.history = history;
        this.exports = exports;
        this.clock = clock;
        available = Bindings.createBooleanBinding(
                this::isThere,
                model.running(),
                model.view().snapshotProperty(),
                model.view().fileProperty(),
                history.endedProperty());
    }

    /** Whether there is a run to export. */
    public ObservableBooleanValue availableProperty() {
        return available;
    }

    /** Exports the run, if there is one. */
    public void export(ReportFormat format) {
        Instant now = clock.instant();
        if (model.running().get()) {
            current()
                    .ifPresent(snapshot -> model.view()
                            .fileProperty()
                            .get()
                            .ifPresent(file -> exports.exportRun(
                                    snapshot.settings().spec(), format, progress -> read(file, now, progress))));
        } else {
            history.endedProperty().get().ifPresent(run -> {
                List<SessionRun> runs = List.of(run);
                exports.export(SessionRun.report(runs, now).withBaselines(history.baselinesOf(runs)), format);
            });
        }
    }

    private boolean isThere() {
        return model.running().get()
                ? current().isPresent() && model.view().fileProperty().get().isPresent()
                : history.endedProperty().get().isPresent();
    }

    /** The current run, if it has finished a step. */
    private Optional<RunSnapshot> current() {
        return model.view()
                .snapshotProperty()
                .get()
                .filter(now -> !now.log().steps().isEmpty());
    }

    private static Report read(Path file, Instant now, WriteProgress progress) {
        // reading does not count, since writing takes longer
        RunRecord record = RunFileReader.read(file, ReadingWatch.of(fraction -> progress.written(0)));
        return SessionRun.report(List.of(new SessionRun(record, Optional.of(file))), now);
    }
}
