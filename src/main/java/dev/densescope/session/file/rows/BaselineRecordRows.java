package dev.densescope.session.file.rows;

import dev.densescope.framework.Framework;
import dev.densescope.language.Text;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.file.table.ReadingWatch;
import dev.densescope.session.file.table.Row;
import dev.densescope.session.file.table.RunTablesReader;
import dev.densescope.session.measure.BaselineStep;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a baseline. Throws a {@link dev.densescope.session.file.table.CorruptRunFileException} or a {@link SQLException}
 * if the file is inconsistent. Confined to one thread.
 */
public final class BaselineRecordRows {
    private final RunTablesReader tables;
    private final ReadingWatch watch;
    private final boolean isBeingWritten;

    /** @param isBeingWritten whether a running process was writing the file before it was opened */
    public BaselineRecordRows(RunTablesReader tables, ReadingWatch watch, boolean isBeingWritten) {
        this.tables = tables;
        this.watch = watch;
        this.isBeingWritten = isBeingWritten;
    }

    /** Whether the file contains a baseline, and not a run of this program. */
    public boolean arePresent() throws SQLException {
        return tables.atMostOne("baseline", row -> row.text("framework")).isPresent();
    }

    public BaselineRecord read() throws SQLException {
        ReadSteps checked = new ReadSteps(new SettingsRows(tables).read(), watch);
        List<BaselineStep> steps = new ArrayList<>();
        tables.all("baseline_steps", "step", row -> {
            BaselineStep step = step(row);
            checked.add(step.summary());
            steps.add(step);
            return step;
        });
        BaselineRecord record = new BaselineRecord(
                tables.one("run", row -> RecordRows.instant(row.text("started_at"))),
                tables.one("baseline", row -> row.one("framework", Framework::ofId)),
                tables.one("baseline", row -> row.text("library")),
                checked.settings(),
                tables.one("environment", RecordRows::environment),
                steps,
                tables.one("baseline", row -> row.bytes("process_peak_bytes")),
                new OutcomeRows(tables, 0, isBeingWritten).read(checked.last()),
                tables.few("notices", "id", RecordRows.MAX_NOTICES, row -> Text.kept(row.text("sentence"))));
        RunChecks.requireOutcome(record.outcome(), checked.all(), record.settings());
        return record;
    }

    private static BaselineStep step(Row row) throws SQLException {
        return new BaselineStep(
                row.count("step", 1),
                row.flag("warmup"),
                (float) row.loss("loss"),
                row.nanos("nanos"),
                row.bytes("live_peak_bytes"),
                row.bytes("process_bytes"));
    }
}
