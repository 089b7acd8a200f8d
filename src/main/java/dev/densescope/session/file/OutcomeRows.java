package dev.densescope.session.file;

import dev.densescope.memory.Phase;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.Shortfall;
import dev.densescope.spec.LayerPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads back how a run ended. */
final class OutcomeRows {
    private final Sql sql;

    OutcomeRows(Sql sql) {
        this.sql = sql;
    }

    /** @param lastStep the last step that was finished; 0 if none was */
    RunOutcome read(int lastStep) throws SQLException {
        Optional<Shortfall> shortfall = sql.ofTable("shortfall", "layer", OutcomeRows::shortfall).stream()
                .findFirst();
        return sql.one("SELECT * FROM run", row -> outcome(row, lastStep, shortfall));
    }

    private static RunOutcome outcome(ResultSet row, int lastStep, Optional<Shortfall> shortfall) throws SQLException {
        String id = Optional.ofNullable(row.getString("outcome")).orElse("interrupted");
        String sentence = Optional.ofNullable(row.getString("outcome_sentence")).orElse("");
        return switch (id) {
            case "completed" -> new RunOutcome.Completed();
            case "cancelled" -> new RunOutcome.Cancelled(row.getInt("outcome_step"));
            case "out-of-memory" -> new RunOutcome.OutOfMemory(row.getLong("outcome_bytes"), sentence, shortfall);
            case "not-finite" ->
                new RunOutcome.NotFinite(
                        row.getInt("outcome_step"), (float) Sql.number(row, "outcome_loss"), origin(row));
            case "failed" -> new RunOutcome.Failed(sentence);
            case "interrupted" -> new RunOutcome.Interrupted(lastStep);
            default -> throw new IllegalArgumentException("outcome " + id);
        };
    }

    private static Optional<RunOutcome.NotFinite.Origin> origin(ResultSet row) throws SQLException {
        return Sql.hasColumn(row, "outcome_layer") && row.getString("outcome_layer") != null
                ? Optional.of(new RunOutcome.NotFinite.Origin(
                        new LayerPath(row.getString("outcome_layer")), row.getString("outcome_tensor")))
                : Optional.empty();
    }

    private static Shortfall shortfall(ResultSet row) throws SQLException {
        String phase = row.getString("phase");
        List<Long> takenBytesBefore =
                Arrays.stream(Blobs.longs(row.getBytes("taken_before"))).boxed().toList();
        return new Shortfall(
                new LayerPath(row.getString("layer")),
                row.getString("tensor"),
                Arrays.stream(Phase.values())
                        .filter(candidate -> candidate.id().equals(phase))
                        .findFirst()
                        .orElseThrow(),
                row.getString("operation"),
                row.getLong("requested_bytes"),
                row.getLong("taken_bytes"),
                row.getLong("device_bytes"),
                takenBytesBefore);
    }
}
