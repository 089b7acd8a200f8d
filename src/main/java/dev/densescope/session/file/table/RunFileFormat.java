package dev.densescope.session.file.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/** Identity and version of a run file as a SQLite database; the tables are in {@link RunTables}. */
public final class RunFileFormat {
    /** "DSCP". */
    public static final int APPLICATION_ID = 0x44534350;

    /**
     * Version 2 added augmentation, waiting times, skipped images, starting points, epochs, schedules, accuracies and
     * scopes; 3 precision, notices and the memory of a GPU; 4 the recognised data set, its held-out part, and starting
     * points with a new classifier; 5 plans with a decision per layer; 6 steps of earlier runs of a training; 7 images
     * found damaged while reading, and what a resumed training started from; 8 the first step of an epoch's loss and accuracy;
     * 9 baselines; 10 rounds.
     */
    public static final int VERSION = 10;

    public static final int BUSY_MILLIS = 5_000;

    /** Offsets of the two bytes of a database, for writers and for readers, that say whether it is in WAL mode. */
    public static final List<Integer> WAL_OFFSETS = List.of(18, 19);

    /** The value of these bytes in WAL mode. */
    public static final byte WAL = 2;

    public static final String PREDICTED = "predicted";
    public static final String MEASURED = "measured";

    private RunFileFormat() {}

    /** The URI that SQLite opens; the path is percent-encoded, so it may contain any character. */
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
