package dev.densescope.memory;

import java.util.Arrays;

/**
 * Live bytes over time, of our runs and of traces of other programs: a step function. From the time of each point to
 * that of the next, its bytes are live, by {@link Category} or of unknown category. Times ascend, in nanoseconds since
 * the start of the record. Several points may have the same time; their order is that of the events. Immutable.
 */
public final class MemoryTimeline {
    private final long[] nanos;
    private final TimelineColumns columns;
    private final long[] totals;
    private final int peakIndex;

    MemoryTimeline(long[] nanos, TimelineColumns columns) {
        this.nanos = nanos;
        this.columns = columns;
        totals = new long[nanos.length];
        int peak = 0;
        for (int i = 0; i < totals.length; i++) {
            totals[i] = columns.total(i);
            peak = totals[i] > totals[peak] ? i : peak;
        }
        peakIndex = peak;
    }

    /**
     * The timeline of a step: point i is the start of operation i, with the bytes of {@link StepTrace#liveProfile}, so
     * both have the same peak. One more point, at the end of the last operation, repeats the bytes of that operation.
     */
    public static MemoryTimeline of(StepTrace trace) {
        LiveProfile profile = trace.liveProfile();
        MemoryTimelineBuilder timeline = new MemoryTimelineBuilder();
        long start = trace.started() == 0 ? 0 : trace.startNanos(0);
        for (int operation = 0; operation < profile.operations(); operation++) {
            for (Category category : Category.STACK) {
                timeline.set(category, profile.bytes(operation, category));
            }
            timeline.point(trace.startNanos(operation) - start);
        }
        if (trace.finished() > 0 && trace.finished() == trace.started()) {
            timeline.point(trace.endNanos(trace.finished() - 1) - start);
        }
        return timeline.build();
    }

    /** The number of points. */
    public int points() {
        return nanos.length;
    }

    /** The time of a point, in nanoseconds since the start of the record. */
    public long timeNanos(int point) {
        return nanos[point];
    }

    /** The time of the last point, in nanoseconds since the start of the record; 0 if there is none. */
    public long durationNanos() {
        return nanos.length == 0 ? 0 : nanos[nanos.length - 1];
    }

    /** Live bytes of a category from a point on. */
    public long bytes(int point, Category category) {
        return columns.get(category.ordinal(), point);
    }

    /** Live bytes of unknown category from a point on. */
    public long unknownBytes(int point) {
        return columns.get(TimelineColumns.UNKNOWN, point);
    }

    /** All live bytes from a point on. */
    public long totalBytes(int point) {
        return totals[point];
    }

    /** Whether any byte has a category; otherwise all are of unknown category. */
    public boolean hasCategories() {
        return columns.hasCategories();
    }

    /** The first point at the peak; 0 if there is no point. */
    public int peakIndex() {
        return peakIndex;
    }

    /** Peak live bytes; 0 if there is no point. */
    public long peakBytes() {
        return totals.length == 0 ? 0 : totals[peakIndex];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemoryTimeline timeline
                && Arrays.equals(nanos, timeline.nanos)
                && columns.equals(timeline.columns);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(nanos) + Arrays.hashCode(totals);
    }

    @Override
    public String toString() {
        return "%d points in %d ns, peak %d bytes".formatted(points(), durationNanos(), peakBytes());
    }
}
