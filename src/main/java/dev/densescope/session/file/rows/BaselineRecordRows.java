package dev.densescope.session.file.rows;

import static dev.densescope.session.file.table.CorruptRunFileException.require;

import dev.densescope.framework.Framework;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.file.table.ReadingWatch;
import dev.densescope.session.file.table.Row;
import dev.densescope.session.file.table.RunTablesReader;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.settings.RunSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a baseline. Throws a {@link dev.densescope.session.file.table.CorruptRunFileException} or a {@link SQLException}
 * if the file is inconsistent. Confined to one thread.
 */
public final class BaselineRecordRows {
    private static final int TELL_EVERY = 1_000;

    private final RunTablesReader tables;
    private final ReadingWatch watch;

    public BaselineRecordRows(RunTablesReader tables, ReadingWatch watch) {
        this.tables = tables;
        this.watch = watch;
    }

    /** Whether the file contains a baseline, and not a run of this program. */
    public boolean arePresent() throws SQLException {
        return tables.atMostOne("baseline", row -> row.text("framework")).isPresent();
    }

    public BaselineRecord read() throws SQLException {
        RunSettings settings = new SettingsRows(tables).read();
        List<BaselineStep> steps = new ArrayList<>();
        tables.all("baseline_steps", "step", row -> add(steps, row, settings));
        int last = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).step();
        BaselineRecord record = new BaselineRecord(
                tables.one("run", row -> RecordRows.instant(row.text("started_at"))),
                tables.one("baseline", row -> row.one("framework", Framework::ofId)),
                tables.one("baseline", row -> row.text("library")),
                settings,
                tables.one("environment", RecordRows::environment),
                steps,
                tables.one("baseline", row -> row.bytes("process_peak_bytes")),
                new OutcomeRows(tables, 0).read(last),
                tables.few("notices", "id", RecordRows.MAX_NOTICES, row -> row.text("sentence")));
        requireSoundOutcome(record, last);
        return record;
    }

    private BaselineStep add(List<BaselineStep> steps, Row row, RunSettings settings) throws SQLException {
        BaselineStep step = new BaselineStep(
                row.count("step", 1),
                row.flag("warmup"),
                (float) row.loss("loss"),
                row.nanos("nanos"),
                row.bytes("live_peak_bytes"),
                row.bytes("process_bytes"));
        require(
                step.step() == settings.stepsBefore() + steps.size() + 1,
                () -> "step %d does not follow the one before".formatted(step.step()));
        require(
                steps.size() < settings.totalSteps(),
                () -> "it has more than its %d steps".formatted(settings.totalSteps()));
        require(
                step.warmup() == steps.size() < settings.warmupSteps(),
                () -> "step %d is in the wrong place among warm-up and measured steps".formatted(step.step()));
        steps.add(step);
        if (steps.size() % TELL_EVERY == 0) {
            watch.stepsRead(steps.size(), settings.totalSteps());
        }
        return step;
    }

    private static void requireSoundOutcome(BaselineRecord record, int last) {
        RunOutcome outcome = record.outcome();
        if (outcome instanceof RunOutcome.Completed) {
            require(
                    record.steps().size() == record.settings().totalSteps(),
                    () -> "it completed with %d of %d steps"
                            .formatted(record.steps().size(), record.settings().totalSteps()));
        } else if (outcome instanceof RunOutcome.Cancelled cancelled) {
            require(
                    last == 0 || cancelled.step() == last,
                    () -> "it was cancelled after step %d, which is not its last".formatted(cancelled.step()));
        } else if (outcome instanceof RunOutcome.NotFinite notFinite) {
            require(
                    notFinite.step() == last,
                    () -> "the loss of step %d was not finite, which is not its last".formatted(notFinite.step()));
        }
    }
}
