package dev.densescope.memory;

import java.util.Arrays;

/**
 * Builds a {@link MemoryTimeline} from points in ascending order. Its memory is limited: with more points than allowed,
 * it keeps of each group of neighbours the one with the most live bytes, so the peak remains exact, and also the first
 * and the last point. Not thread-safe.
 */
public final class MemoryTimelineBuilder {
    /** The default limit of points. */
    public static final int MAX_POINTS = 1 << 20;

    /** The column of unknown category, after those of all categories in their order. */
    public static final int UNKNOWN = TimelineColumns.UNKNOWN;

    /** The number of columns of bytes. */
    public static final int COLUMNS = TimelineColumns.COUNT;

    private static final int INITIAL_POINTS = 1 << 10;

    private final int maxPoints;
    private final long[] now = new long[COLUMNS];
    private final TimelineColumns columns = new TimelineColumns();
    private long[] nanos;
    private long[] totals;
    private int complete; // groups that are complete; the next one is being collected at this index
    private int groupSize = 1;
    private int inGroup;
    private long lastNanos;
    private long given;

    public MemoryTimelineBuilder() {
        this(MAX_POINTS);
    }

    /** @param maxPoints the limit of points, at least 4 */
    public MemoryTimelineBuilder(int maxPoints) {
        if (maxPoints < 4) {
            throw new IllegalArgumentException("maxPoints must be at least 4, but is " + maxPoints);
        }
        this.maxPoints = maxPoints;
        nanos = new long[Math.min(maxPoints, INITIAL_POINTS)];
        totals = new long[nanos.length];
    }

    /** Sets the live bytes of a category from the next point on. */
    public MemoryTimelineBuilder set(Category category, long bytes) {
        return set(category.ordinal(), bytes);
    }

    /** Sets the live bytes of unknown category from the next point on. */
    public MemoryTimelineBuilder setUnknown(long bytes) {
        return set(UNKNOWN, bytes);
    }

    /** Sets the live bytes of a column from the next point on. */
    public MemoryTimelineBuilder set(int column, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("live bytes must be at least 0, but are " + bytes);
        }
        now[column] = bytes;
        return this;
    }

    /**
     * Adds a point with the current bytes. A time before that of the previous point counts as that time.
     *
     * @param timeNanos since the start of the record
     * @throws ArithmeticException if the sum of the bytes exceeds 63 bits
     */
    public MemoryTimelineBuilder point(long timeNanos) {
        lastNanos = given == 0 ? timeNanos : Math.max(lastNanos, timeNanos);
        given++;
        long total = total();
        if (complete == nanos.length) {
            makeRoom();
        }
        if (inGroup == 0 || total > totals[complete]) {
            write(complete, total);
        }
        if (++inGroup == groupSize || complete == 0) { // the first point is kept
            complete++;
            inGroup = 0;
        }
        return this;
    }

    /** The number of points given so far, of which fewer may be kept. */
    public long given() {
        return given;
    }

    /** The timeline so far; the builder must not be used again. */
    public MemoryTimeline build() {
        int points = complete + (inGroup > 0 ? 1 : 0);
        if (points > 1 && !isCurrent(points - 1)) {
            points = withLast(points);
        }
        columns.trim(points);
        return new MemoryTimeline(Arrays.copyOf(nanos, points), columns);
    }

    private int withLast(int points) {
        if (points == nanos.length) {
            grow(points + 1);
        }
        write(points, total());
        return points + 1;
    }

    private boolean isCurrent(int point) {
        boolean current = nanos[point] == lastNanos;
        for (int column = 0; column < now.length; column++) {
            current &= columns.get(column, point) == now[column];
        }
        return current;
    }

    private long total() {
        long total = 0;
        for (long bytes : now) {
            total = Math.addExact(total, bytes);
        }
        return total;
    }

    private void write(int point, long total) {
        nanos[point] = lastNanos;
        totals[point] = total;
        for (int column = 0; column < now.length; column++) {
            columns.set(column, point, now[column], nanos.length);
        }
    }

    private void makeRoom() {
        if (nanos.length < maxPoints) {
            grow((int) Math.min(maxPoints, 2L * nanos.length));
        } else {
            halve();
        }
    }

    private void grow(int capacity) {
        nanos = Arrays.copyOf(nanos, capacity);
        totals = Arrays.copyOf(totals, capacity);
        columns.resize(capacity);
    }

    /** Keeps the first point, and of each pair after it the one with more bytes. */
    private void halve() {
        int kept = 1;
        for (int i = 1; i < complete; i += 2) {
            int higher = i + 1 < complete && totals[i + 1] > totals[i] ? i + 1 : i;
            nanos[kept] = nanos[higher];
            totals[kept] = totals[higher];
            columns.move(higher, kept);
            kept++;
        }
        complete = kept;
        groupSize = Math.multiplyExact(groupSize, 2);
    }
}
