package dev.densescope.session.file.table;

import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * Limits the work and memory of reading a run file, so that a crafted file cannot block the reader. Work is counted in
 * instructions of SQLite's virtual machine, of which files written by runs need few per byte. Confined to the reading
 * thread.
 */
public final class ReadingLimits extends ProgressHandler {
    private static final int INSTRUCTIONS_PER_CALL = 1_000;
    /** Instructions per byte: reading and checking a row of about 30 bytes takes about 60. */
    private static final long INSTRUCTIONS_PER_BYTE = 40;

    private static final long MIN_INSTRUCTIONS = 2_000_000;
    private static final long MAX_NANOS = 300L * 1_000_000_000;

    private static final int STATEMENT_BYTES = 20_000;
    private static final int MAX_COLUMNS = 100;
    private static final int MAX_DEPTH = 20;
    private static final int ROW_BYTES = 1 << 20;
    /** Fraction of the Java heap that read values may use; a report needs more than these. */
    private static final int HEAP_PART = 4;

    private final ReadingWatch watch;
    private final long maxCalls;
    private final long startNanos = System.nanoTime();
    private final long maxHeapBytes = Runtime.getRuntime().maxMemory() / HEAP_PART;
    private long calls;
    private long heapBytes;
    private boolean exceeded;

    /** @param fileBytes bytes of the file, including its log */
    public ReadingLimits(long fileBytes, ReadingWatch watch) {
        this.watch = watch;
        maxCalls = (MIN_INSTRUCTIONS + fileBytes * INSTRUCTIONS_PER_BYTE) / INSTRUCTIONS_PER_CALL;
    }

    /** Applies the limits to a connection. */
    public void hold(SQLiteConnection connection) throws SQLException {
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, ROW_BYTES);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, STATEMENT_BYTES);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_COLUMN, MAX_COLUMNS);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_EXPR_DEPTH, MAX_DEPTH);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        ProgressHandler.setHandler(connection, INSTRUCTIONS_PER_CALL, this);
    }

    /** Allows rows as long as those of traces of this legend. */
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

    /** Counts a value that is retained. */
    void kept(long bytes) {
        heapBytes += bytes;
        if (heapBytes > maxHeapBytes) {
            throw new HeapExceededException();
        }
    }

    /** Whether SQLite was stopped because it exceeded the limit of work. */
    public boolean exceeded() {
        return exceeded;
    }

    /** @throws CancellationException if reading was cancelled */
    void requireWanted() {
        if (watch.cancelled()) {
            throw new CancellationException("reading was cancelled");
        }
    }

    /** Thrown if more would be retained than memory allows. */
    public static final class HeapExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
