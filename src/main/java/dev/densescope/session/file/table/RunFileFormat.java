package dev.densescope.session.file.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/** What makes a SQLite database a run file: its identity and version; {@link RunTables} has the tables. */
public final class RunFileFormat {
    /** "DSCP". */
    public static final int APPLICATION_ID = 0x44534350;

    /**
     * 2 added how images are varied and waited for, which were skipped, starting points, epochs, schedules, accuracies, scopes;
     * 3 precision, notices and the memory of a GPU; 4 what was recognised in a data set, the part of it that is held out, and
     * starting points with a new classifier; 5 plans with a decision per layer; 6 steps that earlier runs
     * of a training have done; 7 images that turned out to be damaged.
     */
    public static final int VERSION = 7;

    public static final int BUSY_MILLIS = 5_000;

    /** Bytes of a database, for who writes and who reads it, that tell whether it has a log. */
    public static final List<Integer> LOGGED_AT = List.of(18, 19);

    /** What they are if it has one. */
    public static final byte LOGGED = 2;

    public static final String PREDICTED = "predicted";
    public static final String MEASURED = "measured";

    private RunFileFormat() {}

    /** The address SQLite opens; the path is percent-encoded, so that any character may be in it. */
    public static String address(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
    }

    public static Properties properties(boolean readOnly, int busyMillis) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(busyMillis);
        return config.toProperties();
    }
}
