package dev.densescope.session.file.rows;

import dev.densescope.language.Text;
import dev.densescope.memory.Phase;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.ShortageRecord;
import dev.densescope.session.file.table.Blobs;
import dev.densescope.session.file.table.CorruptRunFileException;
import dev.densescope.session.file.table.Row;
import dev.densescope.session.file.table.RunTablesReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the outcome of a run. */
final class OutcomeRows {
    private final RunTablesReader tables;
    private final int operations;
    private final boolean isBeingWritten;

    /**
     * @param operations number of operations of a step
     * @param isBeingWritten whether a running process was writing the file before it was opened
     */
    OutcomeRows(RunTablesReader tables, int operations, boolean isBeingWritten) {
        this.tables = tables;
        this.operations = operations;
        this.isBeingWritten = isBeingWritten;
    }

    /** @param lastStep the last finished step; 0 if none */
    RunOutcome read(int lastStep) throws SQLException {
        Optional<ShortageRecord> shortfall = tables.atMostOne("shortfall", this::shortfall);
        return tables.one("run", row -> outcome(row, lastStep, shortfall));
    }

    private RunOutcome outcome(Row row, int lastStep, Optional<ShortageRecord> shortfall) throws SQLException {
        if (!row.isPresent("outcome")) {
            return unfinished(lastStep, isBeingWritten);
        }
        return switch (row.text("outcome")) {
            case RunOutcome.Completed.ID -> new RunOutcome.Completed();
            case "cancelled" -> new RunOutcome.Cancelled(row.count("outcome_step", 0));
            case "out-of-memory" ->
                new RunOutcome.OutOfMemory(
                        row.bytes("outcome_bytes"), Text.kept(row.text("outcome_sentence")), shortfall);
            case "not-finite" ->
                new RunOutcome.NotFinite(row.count("outcome_step", 1), (float) row.loss("outcome_loss"), origin(row));
            case "failed" -> new RunOutcome.Failed(Text.kept(row.text("outcome_sentence")));
            case "interrupted" -> new RunOutcome.Interrupted(lastStep);
            default -> throw new CorruptRunFileException("its outcome is unknown");
        };
    }

    /** The outcome of a file without one. */
    static RunOutcome unfinished(int lastStep, boolean isBeingWritten) {
        return isBeingWritten ? new RunOutcome.InProgress(lastStep) : new RunOutcome.Interrupted(lastStep);
    }

    private static Optional<RunOutcome.NotFinite.Origin> origin(Row row) throws SQLException {
        return row.isPresent("outcome_layer")
                ? Optional.of(new RunOutcome.NotFinite.Origin(row.layer("outcome_layer"), row.text("outcome_tensor")))
                : Optional.empty();
    }

    private ShortageRecord shortfall(Row row) throws SQLException {
        long[] takenBefore = Blobs.longs(row.blob("taken_before"));
        CorruptRunFileException.require(takenBefore.length <= operations, "memory ran out after the last operation");
        List<Long> takenBytesBefore = new ArrayList<>();
        for (long taken : takenBefore) {
            CorruptRunFileException.require(taken >= 0 && taken <= Row.MAX_BYTES, "the allocated bytes are impossible");
            takenBytesBefore.add(taken);
        }
        return new ShortageRecord(
                row.layer("layer"),
                row.text("tensor"),
                row.one("phase", Phase.values(), Phase::id),
                row.text("operation"),
                row.bytes("requested_bytes"),
                row.bytes("taken_bytes"),
                row.bytes("device_bytes"),
                takenBytesBefore);
    }
}
