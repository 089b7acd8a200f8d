package dev.densescope.session.file.table;

import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * How much work and memory the reading of a run file may take, so that no file keeps whoever reads it waiting for good. Work
 * is counted in instructions of SQLite's machine: what a run writes needs few for each of its bytes. Confined to the thread
 * that reads.
 */
public final class ReadingLimits extends ProgressHandler {
    private static final int INSTRUCTIONS_PER_CALL = 1_000;
    /** Reading and checking a row of some 30 bytes takes about 60. */
    private static final long INSTRUCTIONS_PER_BYTE = 40;

    private static final long MIN_INSTRUCTIONS = 2_000_000;
    private static final long MAX_NANOS = 300L * 1_000_000_000;

    private static final int STATEMENT_BYTES = 20_000;
    private static final int MAX_COLUMNS = 100;
    private static final int MAX_DEPTH = 20;
    private static final int ROW_BYTES = 1 << 20;
    /** Of Java's heap: what has been read is not all that a report needs. */
    private static final int HEAP_PART = 4;

    private final ReadingWatch watch;
    private final long maxCalls;
    private final long startNanos = System.nanoTime();
    private final long maxHeapBytes = Runtime.getRuntime().maxMemory() / HEAP_PART;
    private long calls;
    private long heapBytes;
    private boolean exceeded;

    /** @param fileBytes of the file, its log included */
    public ReadingLimits(long fileBytes, ReadingWatch watch) {
        this.watch = watch;
        maxCalls = (MIN_INSTRUCTIONS + fileBytes * INSTRUCTIONS_PER_BYTE) / INSTRUCTIONS_PER_CALL;
    }

    /** Makes a connection keep within the limits. */
    public void hold(SQLiteConnection connection) throws SQLException {
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, ROW_BYTES);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, STATEMENT_BYTES);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_COLUMN, MAX_COLUMNS);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_EXPR_DEPTH, MAX_DEPTH);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        ProgressHandler.setHandler(connection, INSTRUCTIONS_PER_CALL, this);
    }

    /** Allows rows that are as long as those of traces are, if that is what the legend promises. */
    static void allowTraces(SQLiteConnection connection, long operations, long tensors) throws SQLException {
        long bytes = ROW_BYTES + 64 * operations + 16 * tensors;
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, (int) Math.min(bytes, Integer.MAX_VALUE / 2));
    }

    @Override
    protected int progress() {
        calls++;
        exceeded |= calls > maxCalls || System.nanoTime() - startNanos > MAX_NANOS;
        return exceeded || watch.cancelled() ? 1 : 0;
    }

    /** Something that was read is kept. */
    void kept(long bytes) {
        heapBytes += bytes;
        if (heapBytes > maxHeapBytes) {
            throw new HeapExceededException();
        }
    }

    /** Whether SQLite was stopped because of the work it was given. */
    public boolean exceeded() {
        return exceeded;
    }

    /** @throws CancellationException if nobody waits any more */
    void requireWanted() {
        if (watch.cancelled()) {
            throw new CancellationException("reading was cancelled");
        }
    }

    /** More was to be kept than there is room for. */
    public static final class HeapExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
