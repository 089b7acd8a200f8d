package dev.densescope.session.file;

import dev.densescope.session.RunOutcome;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.file.table.RunTables;
import dev.densescope.session.file.table.Sql;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Run files for tests: sound ones, long ones, ones that somebody made to do harm, and ones with single values changed. */
public final class RunFileSamples {
    private static final List<Object> VALUES = List.of(
            -1L,
            0L,
            1L << 62,
            Long.MIN_VALUE,
            1_000_000L,
            0.5,
            -0.5,
            Double.POSITIVE_INFINITY,
            "",
            "x",
            "completed",
            "\u001b[2J\u202e",
            "9".repeat(30_000),
            new byte[0],
            new byte[] {1, 2, 3},
            new byte[8_000]);

    private static final String SCHEMA_IS_WRITABLE = "PRAGMA writable_schema = ON";
    /** Makes what a table computes large after its rows are there: SQLite computes it for each row that it writes, for seconds. */
    private static final String LARGE_EXPRESSION =
            "UPDATE sqlite_master SET sql = replace(sql, 'zeroblob(1)', 'zeroblob(400000000)') WHERE name = 'notices'";

    private RunFileSamples() {}

    /** A run of so many steps that completed. */
    public static void write(Path file, int steps) {
        SampleRun.write(file, steps, new RunOutcome.Completed());
    }

    /** A run of so many steps, made fast: all but the first few are copies with another number and loss. */
    public static void writeLong(Path file, int steps) throws SQLException {
        write(file, 2);
        change(file, "UPDATE run SET steps = " + (steps - 1), """
                INSERT INTO steps
                WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                SELECT i, 0, 2.3 / (1 + i / 1e4) + (i * 7919 %% 1000) / 1e4, (i * 31 %% 128) / 128.0,
                  150000000 + i * 7919 %% 1000003, 60000000, 10000000, 50000000, 20000000, 400000000, 1000 + i %% 977, 1
                FROM n
                """.formatted(steps), """
                INSERT INTO device_memory
                SELECT step, 17179869184, 500000000 + step %% 777, 5, 6, 7, 1 FROM steps WHERE step > 2
                """.formatted());
    }

    /** Adds rows that a statement selects from the numbers {@code n(i)}, which start at 1. */
    static void addMany(Path file, int count, String statement) throws SQLException {
        change(
                file,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) %s"
                        .formatted(count, statement));
    }

    /** Gives a run's device another name. */
    public static void renameDevice(Path file, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(RunFileFormat.address(file))) {
            new Sql(connection).update("UPDATE device SET name = ?", name);
        }
    }

    /** Files that must be refused, by what is wrong with them. */
    public static Map<String, Path> writeCrafted(Path folder) throws SQLException, IOException {
        Path sound = folder.resolve("sound");
        write(sound, 4);
        Map<String, Path> files = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> craft : crafts().entrySet()) {
            Path file = copy(sound, folder.resolve(craft.getKey() + ".dscope"));
            change(file, craft.getValue().toArray(String[]::new));
            files.put(craft.getKey(), file);
        }
        Path longRun = folder.resolve("long");
        writeLong(longRun, 20_000);
        files.put("pages-in-a-circle", withPagesInACircle(longRun, folder.resolve("pages-in-a-circle.dscope")));
        Files.delete(longRun);
        Files.delete(sound);
        return files;
    }

    private static Map<String, List<String>> crafts() {
        String endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS ";
        Map<String, List<String>> crafts = new LinkedHashMap<>();
        crafts.put(
                "endless-steps",
                List.of(
                        "DROP TABLE steps",
                        "CREATE VIEW steps AS " + endless
                                + "step, 0 AS warmup, 1.0 AS loss, 1.0 AS accuracy, 1 AS nanos, 1 AS forward_nanos, 1 AS"
                                + " recompute_nanos, 1 AS backward_nanos, 1 AS update_nanos, 1 AS process_bytes, 1 AS wait_nanos FROM n"));
        crafts.put(
                "endless-sort",
                List.of(
                        "DROP TABLE notices",
                        "CREATE VIEW notices AS " + endless + "id, hex(randomblob(1000)) AS sentence FROM n"));
        crafts.put(
                "endless-nothing",
                List.of(
                        "DROP TABLE device",
                        "CREATE VIEW device AS " + endless
                                + "id, 'n' AS name, 'k' AS kernels, 1 AS total_bytes FROM n WHERE i < 0"));
        crafts.put(
                "huge-view",
                List.of(
                        "DROP TABLE notices",
                        "CREATE VIEW notices AS SELECT 1 AS id, hex(zeroblob(400000000)) AS sentence"));
        crafts.put("trigger", List.of("CREATE TRIGGER t AFTER INSERT ON steps BEGIN DELETE FROM run; END"));
        crafts.put("index", List.of("CREATE INDEX i ON steps (hex(zeroblob(1000)))"));
        crafts.put("more-tables", List.of("CREATE TABLE more (x)"));
        crafts.put(
                "generated-column",
                List.of(
                        "DROP TABLE notices",
                        "CREATE TABLE notices (id INTEGER PRIMARY KEY, sentence TEXT AS (hex(zeroblob(1))))",
                        "INSERT INTO notices (id) VALUES (1)",
                        SCHEMA_IS_WRITABLE,
                        LARGE_EXPRESSION));
        crafts.put(
                "virtual-table",
                List.of("DROP TABLE notices", "CREATE VIRTUAL TABLE notices USING fts5(id, sentence)"));
        crafts.put(
                "without-rowid",
                List.of(
                        "DROP TABLE notices",
                        "CREATE TABLE notices (id INTEGER PRIMARY KEY, sentence TEXT NOT NULL) WITHOUT ROWID"));
        crafts.put(
                "check-that-computes",
                List.of(
                        "DROP TABLE notices",
                        "CREATE TABLE notices (id INTEGER PRIMARY KEY, sentence TEXT NOT NULL"
                                + " CHECK (length(hex(zeroblob(1))) > id))",
                        "INSERT INTO notices VALUES (1, 'x')",
                        SCHEMA_IS_WRITABLE,
                        LARGE_EXPRESSION));
        crafts.put("huge-text", List.of("UPDATE device SET name = hex(zeroblob(10000000))"));
        crafts.put("huge-blob", List.of("UPDATE events SET changes = zeroblob(30000000)"));
        crafts.put(
                "many-notices",
                List.of("INSERT INTO notices (sentence) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                        + " WHERE i < 300000) SELECT 'again' FROM n"));
        crafts.put("many-columns", List.of("CREATE TABLE wide (" + columns(1_500) + ")"));
        crafts.put("deep-design", List.of("UPDATE design SET json = replace(hex(zeroblob(9000)), '00', '[')"));
        crafts.put("hostile-strategy", List.of("UPDATE run SET strategy = 'naive''; DROP TABLE run; --'"));
        crafts.put(
                "completed-with-1-of-4",
                List.of(
                        "DELETE FROM steps WHERE step > 1",
                        "DELETE FROM epochs",
                        "DELETE FROM events WHERE step > 1",
                        "DELETE FROM device_memory WHERE step > 1"));
        crafts.put("negative-bytes", List.of("UPDATE measurements SET peak_live_bytes = -5"));
        crafts.put(
                "sums-unlike-totals",
                List.of(
                        "UPDATE layer_bytes SET bytes = bytes + 4 WHERE source = 'predicted' AND layer = 1 AND category = 'features'"));
        crafts.put("design-unlike-layers", List.of("UPDATE layers SET path = 'block9/layer9' WHERE id = 1"));
        crafts.put("steps-with-a-gap", List.of("UPDATE steps SET step = 9 WHERE step = 4"));
        crafts.put("at-no-time", List.of("UPDATE run SET started_at = '+999999999-01-01T00:00:00Z'"));
        crafts.put("infinite-rate", List.of("UPDATE run SET learning_rate = 9e999"));
        crafts.put("text-for-a-number", List.of("UPDATE tensors SET bytes = 'many' WHERE id = 0"));
        return crafts;
    }

    private static String columns(int count) {
        StringBuilder columns = new StringBuilder("c0");
        for (int i = 1; i < count; i++) {
            columns.append(", c").append(i);
        }
        return columns.toString();
    }

    /** Every page of a table's tree that has children gets its own first child for all of them. */
    private static Path withPagesInACircle(Path run, Path file) throws IOException, SQLException {
        byte[] bytes = Files.readAllBytes(run);
        ByteBuffer pages = ByteBuffer.wrap(bytes);
        int pageBytes = Short.toUnsignedInt(pages.getShort(16));
        for (int page = pageBytes; page < bytes.length; page += pageBytes) {
            if (bytes[page] == 5) {
                int cells = Short.toUnsignedInt(pages.getShort(page + 3));
                for (int cell = 0; cell < cells; cell++) {
                    int at = page + Short.toUnsignedInt(pages.getShort(page + 12 + 2 * cell));
                    pages.putInt(at, page / pageBytes + 1);
                }
            }
        }
        return Files.write(file, bytes);
    }

    /** Changes one value of a copy, or some bytes, at random; says what. */
    public static String writeMutated(Path sound, Path file, Random random) throws IOException, SQLException {
        copy(sound, file);
        if (random.nextInt(5) == 0) {
            byte[] bytes = Files.readAllBytes(file);
            int from = random.nextInt(bytes.length);
            for (int i = from; i < Math.min(bytes.length, from + 1 + random.nextInt(16)); i++) {
                bytes[i] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            return "bytes from " + from;
        }
        RunTables.Table table = RunTables.ALL.get(random.nextInt(RunTables.ALL.size()));
        List<String> columns = table.columns().stream()
                .map(column -> column.definition().split(" ", 2)[0])
                .filter(column -> !column.equals("PRIMARY"))
                .toList();
        String column = columns.get(random.nextInt(columns.size()));
        try (Connection connection = DriverManager.getConnection(RunFileFormat.address(file))) {
            Sql sql = new Sql(connection);
            if (random.nextInt(20) == 0) {
                String rows = "DELETE FROM %s WHERE rowid %% 2 = %d".formatted(table.name(), random.nextInt(2));
                sql.execute(rows);
                return rows;
            }
            String where = "rowid = (SELECT rowid FROM %s ORDER BY random() LIMIT 1)".formatted(table.name());
            // constraints do not hinder whoever makes a file
            sql.execute("PRAGMA writable_schema = ON");
            sql.execute(
                    "UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE name = '" + table.name() + "'");
            sql.execute("PRAGMA writable_schema = RESET");
            Object value = random.nextInt(VALUES.size() + 1) == 0 ? null : VALUES.get(random.nextInt(VALUES.size()));
            try {
                sql.update("UPDATE %s SET %s = ? WHERE %s".formatted(table.name(), column, where), value);
            } catch (SQLException impossible) {
                return "nothing";
            } finally {
                sql.execute("PRAGMA writable_schema = ON");
                sql.update("UPDATE sqlite_master SET sql = ? WHERE name = ?", table.creation(), table.name());
                sql.execute("PRAGMA writable_schema = RESET");
            }
            return "%s.%s = %s"
                    .formatted(table.name(), column, String.valueOf(value).replaceAll("(.{20}).*", "$1"));
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void change(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(RunFileFormat.address(file));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
