package dev.densescope.session.file;

import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.file.table.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Run files as the first version of the format had them. */
final class FirstVersion {
    private static final int VERSION = 1;

    /** Word for word those of that time. */
    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE run (
              started_at TEXT NOT NULL, strategy TEXT NOT NULL, device TEXT NOT NULL, data TEXT NOT NULL,
              warmup_steps INTEGER NOT NULL, steps INTEGER NOT NULL, seed INTEGER NOT NULL, threads INTEGER NOT NULL,
              learning_rate REAL NOT NULL, momentum REAL NOT NULL, weight_decay REAL NOT NULL, shuffle INTEGER NOT NULL,
              outcome TEXT, outcome_step INTEGER, outcome_bytes INTEGER, outcome_loss REAL, outcome_sentence TEXT)
            """,
            """
            CREATE TABLE environment (
              program TEXT NOT NULL, operating_system TEXT NOT NULL, processor TEXT NOT NULL, cores INTEGER NOT NULL,
              memory_bytes INTEGER NOT NULL, java TEXT NOT NULL)
            """,
            """
            CREATE TABLE device (
              id TEXT NOT NULL, name TEXT NOT NULL, kernels TEXT NOT NULL, total_bytes INTEGER NOT NULL)
            """,
            "CREATE TABLE design (json TEXT NOT NULL)",
            """
            CREATE TABLE operations (
              id INTEGER PRIMARY KEY, phase TEXT NOT NULL, layer TEXT NOT NULL, name TEXT NOT NULL)
            """,
            """
            CREATE TABLE tensors (
              id INTEGER PRIMARY KEY, layer TEXT NOT NULL, name TEXT NOT NULL, category TEXT NOT NULL,
              type TEXT NOT NULL, layout TEXT NOT NULL, n INTEGER NOT NULL, c INTEGER NOT NULL, h INTEGER NOT NULL,
              w INTEGER NOT NULL, bytes INTEGER NOT NULL, shared INTEGER NOT NULL)
            """,
            """
            CREATE TABLE layers (
              id INTEGER PRIMARY KEY, path TEXT NOT NULL,
              forward_nanos INTEGER, recompute_nanos INTEGER, backward_nanos INTEGER)
            """,
            """
            CREATE TABLE layer_bytes (
              source TEXT NOT NULL, layer INTEGER NOT NULL REFERENCES layers, category TEXT NOT NULL,
              shared INTEGER NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (source, layer, category, shared))
            """,
            """
            CREATE TABLE predictions (
              forward_feature_map_bytes INTEGER NOT NULL, peak_live_bytes INTEGER NOT NULL,
              reserved_bytes INTEGER NOT NULL, live_profile BLOB NOT NULL)
            """,
            "CREATE TABLE reserved (category TEXT PRIMARY KEY, bytes INTEGER NOT NULL)",
            """
            CREATE TABLE measurements (
              id INTEGER PRIMARY KEY, forward_feature_map_bytes INTEGER NOT NULL, peak_live_bytes INTEGER NOT NULL,
              reserved_bytes INTEGER NOT NULL, process_peak_bytes INTEGER NOT NULL)
            """,
            """
            CREATE TABLE steps (
              step INTEGER PRIMARY KEY, warmup INTEGER NOT NULL, loss REAL, nanos INTEGER NOT NULL,
              forward_nanos INTEGER NOT NULL, recompute_nanos INTEGER NOT NULL, backward_nanos INTEGER NOT NULL,
              update_nanos INTEGER NOT NULL, process_bytes INTEGER NOT NULL)
            """,
            // of the first and the latest step: two times per operation, and pairs (operation, +-(tensor + 1))
            """
            CREATE TABLE events (
              step INTEGER PRIMARY KEY, start_nanos BLOB NOT NULL, end_nanos BLOB NOT NULL, changes BLOB NOT NULL)
            """);

    private FirstVersion() {}

    /** Writes a run again as it would have been written then: without what there was no place for. */
    static void write(Path run, Path target) throws SQLException {
        try (Connection connection = DriverManager.getConnection(RunFileFormat.address(target))) {
            Sql sql = new Sql(connection);
            sql.execute("PRAGMA application_id = " + RunFileFormat.APPLICATION_ID);
            sql.execute("PRAGMA user_version = " + VERSION);
            for (String table : TABLES) {
                sql.execute(table);
            }
            sql.update("ATTACH DATABASE ? AS newer", run.toString());
            for (String table : Queries.all(
                    connection, "SELECT name FROM main.sqlite_master WHERE type = 'table'", row -> row.getString(1))) {
                String columns = String.join(
                        ", ",
                        Queries.all(
                                connection,
                                "SELECT name FROM pragma_table_info('%s', 'main')".formatted(table),
                                row -> row.getString(1)));
                sql.execute(
                        "INSERT INTO main.%s (%s) SELECT %s FROM newer.%s".formatted(table, columns, columns, table));
            }
        }
    }
}
