package dev.densescope.memory;

import java.util.Arrays;

/** Bytes by category and point; a category without bytes has no column. Mutable for {@link MemoryTimelineBuilder} only. */
final class TimelineColumns {
    /** The column of unknown category, after those of all categories. */
    static final int UNKNOWN = Category.values().length;

    static final int COUNT = UNKNOWN + 1;

    private final long[][] columns = new long[COUNT][];

    long get(int column, int point) {
        return columns[column] == null ? 0 : columns[column][point];
    }

    /** @param capacity the number of points of a new column */
    void set(int column, int point, long bytes, int capacity) {
        if (columns[column] == null && bytes == 0) {
            return;
        }
        if (columns[column] == null) {
            columns[column] = new long[capacity];
        }
        columns[column][point] = bytes;
    }

    long total(int point) {
        long total = 0;
        for (int column = 0; column < COUNT; column++) {
            total += get(column, point);
        }
        return total;
    }

    boolean hasCategories() {
        return Arrays.stream(columns, 0, UNKNOWN).anyMatch(TimelineColumns::isUsed);
    }

    void move(int from, int to) {
        for (long[] column : columns) {
            if (column != null) {
                column[to] = column[from];
            }
        }
    }

    void resize(int capacity) {
        for (int column = 0; column < COUNT; column++) {
            columns[column] = columns[column] == null ? null : Arrays.copyOf(columns[column], capacity);
        }
    }

    /** Cuts all columns to their first points, and drops those without bytes. */
    void trim(int points) {
        resize(points);
        for (int column = 0; column < COUNT; column++) {
            columns[column] = isUsed(columns[column]) ? columns[column] : null;
        }
    }

    private static boolean isUsed(long[] column) {
        return column != null && Arrays.stream(column).anyMatch(bytes -> bytes != 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimelineColumns those && Arrays.deepEquals(columns, those.columns);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(columns);
    }
}
