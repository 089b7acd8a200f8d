package dev.densescope.session.file.rows;

import dev.densescope.framework.Framework;
import dev.densescope.session.file.table.Row;
import dev.densescope.session.file.table.RunTablesReader;
import dev.densescope.session.settings.RunSettings;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows of a run file that a list of runs needs.
 *
 * @param framework of a baseline; empty for a run of this program
 * @param outcome id of the outcome
 * @param reservedBytes measured; empty if no step was finished
 */
public record SummaryRows(
        Instant startedAt,
        RunSettings settings,
        Optional<Framework> framework,
        String outcome,
        OptionalLong reservedBytes) {
    private static final int MAX_OUTCOME = 40;

    private static String outcome(Row row, boolean isBeingWritten) throws SQLException {
        return row.isPresent("outcome")
                ? row.text("outcome")
                : OutcomeRows.unfinished(0, isBeingWritten).id();
    }

    /**
     * Reads them.
     *
     * @param isBeingWritten whether a running process was writing the file before it was opened
     * @throws SQLException if the file is inconsistent
     * @throws dev.densescope.session.file.table.CorruptRunFileException if a value is impossible
     */
    public static SummaryRows read(RunTablesReader tables, boolean isBeingWritten) throws SQLException {
        Optional<Framework> framework = tables.atMostOne("baseline", row -> row.one("framework", Framework::ofId));
        Optional<Long> reserved = tables.atMostOne("measurements", row -> row.bytes("reserved_bytes"));
        String outcome = tables.one("run", row -> outcome(row, isBeingWritten));
        return new SummaryRows(
                tables.one("run", row -> RecordRows.instant(row.text("started_at"))),
                new SettingsRows(tables).read(),
                framework,
                outcome.substring(0, Math.min(outcome.length(), MAX_OUTCOME)),
                reserved.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }
}
