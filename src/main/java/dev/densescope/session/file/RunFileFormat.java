package dev.densescope.session.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/** What makes a SQLite database a run file: identity, version, tables. */
final class RunFileFormat {
    /** "DSCP". */
    static final int APPLICATION_ID = 0x44534350;

    /**
     * 2 added how images are varied and waited for, which were skipped, starting points, epochs, schedules, accuracies, scopes;
     * 3 precision, notices and the memory of a GPU; 4 what was recognised in a data set, and the part of it that is held out.
     */
    static final int VERSION = 4;

    static final int BUSY_MILLIS = 5_000;

    static final String PREDICTED = "predicted";
    static final String MEASURED = "measured";

    /** One statement each. Bytes and nanoseconds are integers; a loss that is not a number is NULL. */
    static final List<String> TABLES = List.of(
            """
            CREATE TABLE run (
              started_at TEXT NOT NULL, strategy TEXT NOT NULL, device TEXT NOT NULL, data TEXT NOT NULL,
              warmup_steps INTEGER NOT NULL, steps INTEGER NOT NULL, seed INTEGER NOT NULL, threads INTEGER NOT NULL,
              learning_rate REAL NOT NULL, momentum REAL NOT NULL, weight_decay REAL NOT NULL, shuffle INTEGER NOT NULL,
              augmentation TEXT NOT NULL, start TEXT NOT NULL,
              schedule TEXT NOT NULL, epochs INTEGER, shared_scope TEXT NOT NULL, tensor_float32 INTEGER NOT NULL,
              held_out REAL NOT NULL, folders_are_classes INTEGER NOT NULL,
              outcome TEXT, outcome_step INTEGER, outcome_bytes INTEGER, outcome_loss REAL, outcome_sentence TEXT,
              outcome_layer TEXT, outcome_tensor TEXT, skipped_images INTEGER NOT NULL DEFAULT 0)
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
              step INTEGER PRIMARY KEY, warmup INTEGER NOT NULL, loss REAL, accuracy REAL, nanos INTEGER NOT NULL,
              forward_nanos INTEGER NOT NULL, recompute_nanos INTEGER NOT NULL, backward_nanos INTEGER NOT NULL,
              update_nanos INTEGER NOT NULL, process_bytes INTEGER NOT NULL, wait_nanos INTEGER NOT NULL)
            """,
            // what was recognised in a data set; no row if images are synthetic
            """
            CREATE TABLE dataset (
              format TEXT NOT NULL, folder TEXT NOT NULL, training_name TEXT NOT NULL, training_images INTEGER NOT NULL,
              evaluation_name TEXT, evaluation_images INTEGER)
            """,
            """
            CREATE TABLE dataset_classes (
              id INTEGER PRIMARY KEY, name TEXT NOT NULL, training_images INTEGER NOT NULL,
              evaluation_images INTEGER NOT NULL)
            """,
            "CREATE TABLE dataset_notices (id INTEGER PRIMARY KEY, sentence TEXT NOT NULL)",
            "CREATE TABLE skipped_images (id INTEGER PRIMARY KEY, file TEXT NOT NULL, reason TEXT NOT NULL)",
            // as the driver of a GPU says; step 0: before anything was taken of it, -1: when all was given back
            """
            CREATE TABLE device_memory (
              step INTEGER PRIMARY KEY, total_bytes INTEGER NOT NULL, this_process_bytes INTEGER NOT NULL,
              others_bytes INTEGER NOT NULL, driver_bytes INTEGER NOT NULL, free_bytes INTEGER NOT NULL,
              exact INTEGER NOT NULL)
            """,
            "CREATE TABLE notices (id INTEGER PRIMARY KEY, sentence TEXT NOT NULL)",
            """
            CREATE TABLE epochs (
              epoch INTEGER PRIMARY KEY, step INTEGER NOT NULL, training_loss REAL, training_accuracy REAL NOT NULL,
              evaluation_images INTEGER, evaluation_loss REAL, evaluation_accuracy REAL, evaluation_nanos INTEGER)
            """,
            // how memory filled up until it ran out: reserved bytes for each operation before
            """
            CREATE TABLE shortfall (
              layer TEXT NOT NULL, tensor TEXT NOT NULL, phase TEXT NOT NULL, operation TEXT NOT NULL,
              requested_bytes INTEGER NOT NULL, taken_bytes INTEGER NOT NULL, device_bytes INTEGER NOT NULL,
              taken_before BLOB NOT NULL)
            """,
            // of the first and the latest step: two times per operation, and pairs (operation, +-(tensor + 1))
            """
            CREATE TABLE events (
              step INTEGER PRIMARY KEY, start_nanos BLOB NOT NULL, end_nanos BLOB NOT NULL, changes BLOB NOT NULL)
            """);

    private RunFileFormat() {}

    /** The address SQLite opens; the path is percent-encoded, so that any character may be in it. */
    static String address(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
    }

    static Properties properties(boolean readOnly, int busyMillis) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(busyMillis);
        return config.toProperties();
    }
}
