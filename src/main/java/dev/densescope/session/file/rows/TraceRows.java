package dev.densescope.session.file.rows;

import dev.densescope.memory.StepTrace;
import dev.densescope.session.file.table.RunTablesReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads the traces of single steps. */
public final class TraceRows {
    private final RunTablesReader tables;

    public TraceRows(RunTablesReader tables) {
        this.tables = tables;
    }

    /** The steps that have a trace, in order. */
    public List<Integer> steps() throws SQLException {
        return tables.few("events", "step", StepRows.MAX_TRACES, row -> row.count("step", 1));
    }

    /** The trace of a step; empty if the file has none. */
    public Optional<StepTrace> of(int step) throws SQLException {
        return new PlanRows(tables, new SettingsRows(tables).read().spec()).trace(step);
    }
}
