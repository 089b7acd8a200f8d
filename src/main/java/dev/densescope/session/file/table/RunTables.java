package dev.densescope.session.file.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The tables of run files. To add a column, add one line with the version of the format that introduces it. New files
 * have all columns; a file may lack those introduced after version 1. Bytes and nanoseconds are integers; a loss that
 * is not a number is NULL.
 */
public final class RunTables {
    private static final int FIRST = 1;

    /** All tables, in order of creation. */
    public static final List<Table> ALL = List.of(
            new Table("run")
                    .with(
                            FIRST,
                            "started_at TEXT NOT NULL",
                            "strategy TEXT NOT NULL",
                            "device TEXT NOT NULL",
                            "data TEXT NOT NULL",
                            "warmup_steps INTEGER NOT NULL",
                            "steps INTEGER NOT NULL",
                            "seed INTEGER NOT NULL",
                            "threads INTEGER NOT NULL",
                            "learning_rate REAL NOT NULL",
                            "momentum REAL NOT NULL",
                            "weight_decay REAL NOT NULL",
                            "shuffle INTEGER NOT NULL")
                    .with(
                            2,
                            "augmentation TEXT NOT NULL",
                            "start TEXT NOT NULL",
                            "schedule TEXT NOT NULL",
                            "epochs INTEGER",
                            "shared_scope TEXT NOT NULL")
                    .with(3, "tensor_float32 INTEGER NOT NULL")
                    .with(4, "held_out REAL NOT NULL", "folders_are_classes INTEGER NOT NULL")
                    .with(5, "plan TEXT")
                    .with(6, "steps_before INTEGER NOT NULL")
                    .with(7, "origin TEXT")
                    // both NULL without rounds
                    .with(10, "run_group TEXT", "rounds INTEGER")
                    .with(
                            FIRST,
                            "outcome TEXT",
                            "outcome_step INTEGER",
                            "outcome_bytes INTEGER",
                            "outcome_loss REAL",
                            "outcome_sentence TEXT")
                    .with(2, "outcome_layer TEXT", "outcome_tensor TEXT", "skipped_images INTEGER NOT NULL DEFAULT 0"),
            new Table("environment")
                    .with(
                            FIRST,
                            "program TEXT NOT NULL",
                            "operating_system TEXT NOT NULL",
                            "processor TEXT NOT NULL",
                            "cores INTEGER NOT NULL",
                            "memory_bytes INTEGER NOT NULL",
                            "java TEXT NOT NULL"),
            new Table("device")
                    .with(
                            FIRST,
                            "id TEXT NOT NULL",
                            "name TEXT NOT NULL",
                            "kernels TEXT NOT NULL",
                            "total_bytes INTEGER NOT NULL"),
            new Table("design").with(FIRST, "json TEXT NOT NULL"),
            new Table("operations")
                    .with(
                            FIRST,
                            "id INTEGER PRIMARY KEY",
                            "phase TEXT NOT NULL",
                            "layer TEXT NOT NULL",
                            "name TEXT NOT NULL"),
            new Table("tensors")
                    .with(
                            FIRST,
                            "id INTEGER PRIMARY KEY",
                            "layer TEXT NOT NULL",
                            "name TEXT NOT NULL",
                            "category TEXT NOT NULL",
                            "type TEXT NOT NULL",
                            "layout TEXT NOT NULL",
                            "n INTEGER NOT NULL",
                            "c INTEGER NOT NULL",
                            "h INTEGER NOT NULL",
                            "w INTEGER NOT NULL",
                            "bytes INTEGER NOT NULL",
                            "shared INTEGER NOT NULL"),
            new Table("layers")
                    .with(
                            FIRST,
                            "id INTEGER PRIMARY KEY",
                            "path TEXT NOT NULL",
                            "forward_nanos INTEGER",
                            "recompute_nanos INTEGER",
                            "backward_nanos INTEGER"),
            new Table("layer_bytes")
                    .with(
                            FIRST,
                            "source TEXT NOT NULL",
                            "layer INTEGER NOT NULL REFERENCES layers",
                            "category TEXT NOT NULL",
                            "shared INTEGER NOT NULL",
                            "bytes INTEGER NOT NULL",
                            "PRIMARY KEY (source, layer, category, shared)"),
            new Table("predictions")
                    .with(
                            FIRST,
                            "forward_feature_map_bytes INTEGER NOT NULL",
                            "peak_live_bytes INTEGER NOT NULL",
                            "reserved_bytes INTEGER NOT NULL",
                            "live_profile BLOB NOT NULL"),
            new Table("reserved").with(FIRST, "category TEXT PRIMARY KEY", "bytes INTEGER NOT NULL"),
            new Table("measurements")
                    .with(
                            FIRST,
                            "id INTEGER PRIMARY KEY",
                            "forward_feature_map_bytes INTEGER NOT NULL",
                            "peak_live_bytes INTEGER NOT NULL",
                            "reserved_bytes INTEGER NOT NULL",
                            "process_peak_bytes INTEGER NOT NULL"),
            new Table("steps")
                    .with(FIRST, "step INTEGER PRIMARY KEY", "warmup INTEGER NOT NULL", "loss REAL")
                    .with(2, "accuracy REAL")
                    .with(
                            FIRST,
                            "nanos INTEGER NOT NULL",
                            "forward_nanos INTEGER NOT NULL",
                            "recompute_nanos INTEGER NOT NULL",
                            "backward_nanos INTEGER NOT NULL",
                            "update_nanos INTEGER NOT NULL",
                            "process_bytes INTEGER NOT NULL")
                    .with(2, "wait_nanos INTEGER NOT NULL")
                    .with(10, "turn INTEGER NOT NULL"),
            // the recognised data set; no row for synthetic images
            new Table("dataset")
                    .with(
                            4,
                            "format TEXT NOT NULL",
                            "folder TEXT NOT NULL",
                            "training_name TEXT NOT NULL",
                            "training_images INTEGER NOT NULL",
                            "evaluation_name TEXT",
                            "evaluation_images INTEGER"),
            new Table("dataset_classes")
                    .with(
                            4,
                            "id INTEGER PRIMARY KEY",
                            "name TEXT NOT NULL",
                            "training_images INTEGER NOT NULL",
                            "evaluation_images INTEGER NOT NULL")
                    .with(7, "damaged_training INTEGER NOT NULL", "damaged_evaluation INTEGER NOT NULL"),
            new Table("dataset_notices").with(4, "id INTEGER PRIMARY KEY", "sentence TEXT NOT NULL"),
            new Table("skipped_images").with(2, "id INTEGER PRIMARY KEY", "file TEXT NOT NULL", "reason TEXT NOT NULL"),
            // as reported by the driver of a GPU; step 0: before the first allocation, -1: after everything was freed
            new Table("device_memory")
                    .with(
                            3,
                            "step INTEGER PRIMARY KEY",
                            "total_bytes INTEGER NOT NULL",
                            "this_process_bytes INTEGER NOT NULL",
                            "others_bytes INTEGER NOT NULL",
                            "driver_bytes INTEGER NOT NULL",
                            "free_bytes INTEGER NOT NULL",
                            "exact INTEGER NOT NULL"),
            new Table("notices").with(2, "id INTEGER PRIMARY KEY", "sentence TEXT NOT NULL"),
            new Table("epochs")
                    .with(
                            2,
                            "epoch INTEGER PRIMARY KEY",
                            "step INTEGER NOT NULL",
                            "training_loss REAL",
                            "training_accuracy REAL NOT NULL",
                            "evaluation_images INTEGER",
                            "evaluation_loss REAL",
                            "evaluation_accuracy REAL",
                            "evaluation_nanos INTEGER")
                    .with(8, "first_step INTEGER NOT NULL"),
            // memory until it ran out: reserved bytes during each earlier operation
            new Table("shortfall")
                    .with(
                            2,
                            "layer TEXT NOT NULL",
                            "tensor TEXT NOT NULL",
                            "phase TEXT NOT NULL",
                            "operation TEXT NOT NULL",
                            "requested_bytes INTEGER NOT NULL",
                            "taken_bytes INTEGER NOT NULL",
                            "device_bytes INTEGER NOT NULL",
                            "taken_before BLOB NOT NULL"),
            // of the first, the latest and some steps between: two times per operation, and pairs (operation, +-(tensor
            // + 1))
            new Table("events")
                    .with(
                            FIRST,
                            "step INTEGER PRIMARY KEY",
                            "start_nanos BLOB NOT NULL",
                            "end_nanos BLOB NOT NULL",
                            "changes BLOB NOT NULL"),
            // a row marks a training of another framework, which has no operations, tensors, layers and predictions
            new Table("baseline")
                    .with(9, "framework TEXT NOT NULL", "library TEXT NOT NULL", "process_peak_bytes INTEGER NOT NULL"),
            new Table("baseline_steps")
                    .with(
                            9,
                            "step INTEGER PRIMARY KEY",
                            "warmup INTEGER NOT NULL",
                            "loss REAL",
                            "nanos INTEGER NOT NULL",
                            "live_peak_bytes INTEGER NOT NULL",
                            "process_bytes INTEGER NOT NULL"));

    private RunTables() {}

    /**
     * A column, or a constraint among the columns.
     *
     * @param definition exactly as in files
     * @param since the version of the format that introduced it
     */
    public record Column(String definition, int since) {}

    /** A table and its columns, in order. */
    public record Table(String name, List<Column> columns) {
        private Table(String name) {
            this(name, List.of());
        }

        /** The same with more columns at the end. */
        private Table with(int since, String... definitions) {
            List<Column> more = new ArrayList<>(columns);
            for (String definition : definitions) {
                more.add(new Column(definition, since));
            }
            return new Table(name, List.copyOf(more));
        }

        /** The version of the format that introduced the table. */
        private int since() {
            return columns.stream().mapToInt(Column::since).min().orElse(FIRST);
        }

        /** Whether files of older versions may lack the table. */
        boolean isOptional() {
            return since() > FIRST;
        }

        /** The statement that creates the table with all its columns. */
        public String creation() {
            return start()
                    + String.join(", ", columns.stream().map(Column::definition).toList()) + ")";
        }

        /**
         * Whether a statement creates this table, as defined by this version or an older one. Files may contain no
         * others.
         */
        public boolean isMadeBy(String statement) {
            String rest = statement.replaceAll("\\s+", " ").replace("( ", "(");
            if (!rest.startsWith(start())) {
                return false;
            }
            rest = rest.substring(start().length());
            for (Column column : columns) {
                boolean there = rest.startsWith(column.definition() + ", ") || rest.equals(column.definition() + ")");
                if (!there && column.since() == since()) {
                    return false;
                }
                if (there) {
                    rest = rest.substring(
                            Math.min(rest.length(), column.definition().length() + 2));
                }
            }
            return rest.isEmpty();
        }

        private String start() {
            return "CREATE TABLE " + name + " (";
        }
    }
}
