package dev.densescope.trace.imports.snapshot;

import dev.densescope.memory.MemoryTimeline;
import dev.densescope.memory.MemoryTimelineBuilder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Live and reserved bytes of a device over time. A history is a ring buffer, so it may begin in the middle: what was
 * there before follows from what is there at the end and from the changes. Live bytes are those that tensors requested,
 * before the allocator rounds them to blocks.
 */
final class HistoryTimeline {
    private static final long NANOS_PER_MICRO = 1_000;

    private final DeviceHistory history;
    private final long[] liveBefore = new long[MemoryTimelineBuilder.COLUMNS];
    private final long reservedBefore;
    private final boolean consistent;

    /** @throws ArithmeticException if a sum exceeds 63 bits */
    HistoryTimeline(DeviceHistory history, DeviceBytes atEnd) {
        this.history = history;
        ChangeSum[] live = Stream.generate(ChangeSum::new)
                .limit(MemoryTimelineBuilder.COLUMNS)
                .toArray(ChangeSum[]::new);
        ChangeSum reserved = new ChangeSum();
        for (int i = 0; i < history.changes(); i++) {
            live[history.column(i)].add(history.liveChange(i));
            reserved.add(history.reservedChange(i));
        }
        long ofCategories = 0;
        long sum = 0;
        for (int column = 0; column < MemoryTimelineBuilder.COLUMNS; column++) {
            sum += live[column].sum();
            liveBefore[column] = live[column].leastBefore();
            ofCategories += column == MemoryTimelineBuilder.UNKNOWN ? 0 : liveBefore[column];
        }
        long unknown = Math.subtractExact(atEnd.allocated(), Math.addExact(sum, ofCategories));
        long others = liveBefore[MemoryTimelineBuilder.UNKNOWN];
        liveBefore[MemoryTimelineBuilder.UNKNOWN] = Math.max(others, unknown);
        long reservedByEnd = Math.subtractExact(atEnd.reserved(), reserved.sum());
        reservedBefore = Math.max(Math.max(reserved.leastBefore(), reservedByEnd), leastReservedForLive());
        consistent = unknown >= others && reservedBefore == reservedByEnd;
    }

    /** The least reserved bytes before the first entry with which the peak of live bytes fits into that of reserved ones. */
    private long leastReservedForLive() {
        long live = liveBytesBefore();
        long reserved = 0;
        long mostLive = live;
        long mostReserved = 0;
        for (int i = 0; i < history.changes(); i++) {
            live = Math.addExact(live, history.liveChange(i));
            reserved = Math.addExact(reserved, history.reservedChange(i));
            mostLive = Math.max(mostLive, live);
            mostReserved = Math.max(mostReserved, reserved);
        }
        return Math.max(0, mostLive - mostReserved);
    }

    /** Live bytes before the first entry. */
    long liveBytesBefore() {
        return IntStream.range(0, MemoryTimelineBuilder.COLUMNS)
                .mapToLong(column -> liveBefore[column])
                .sum();
    }

    /** Whether segments and history agree. */
    boolean isConsistent() {
        return consistent;
    }

    /** Live bytes, by category where given. */
    MemoryTimeline live() {
        MemoryTimelineBuilder timeline = new MemoryTimelineBuilder();
        long[] now = liveBefore.clone();
        for (int column = 0; column < MemoryTimelineBuilder.COLUMNS; column++) {
            timeline.set(column, now[column]);
        }
        timeline.point(0);
        for (int i = 0; i < history.changes(); i++) {
            long change = history.liveChange(i);
            if (change != 0) {
                int column = history.column(i);
                now[column] = Math.addExact(now[column], change);
                timeline.set(column, now[column]);
                timeline.point(nanos(i));
            }
        }
        return end(timeline);
    }

    /** Reserved bytes: segments from the driver of the device. */
    MemoryTimeline reserved() {
        MemoryTimelineBuilder timeline = new MemoryTimelineBuilder();
        long now = reservedBefore;
        timeline.setUnknown(now).point(0);
        for (int i = 0; i < history.changes(); i++) {
            long change = history.reservedChange(i);
            if (change != 0) {
                now = Math.addExact(now, change);
                timeline.setUnknown(now).point(nanos(i));
            }
        }
        return end(timeline);
    }

    private MemoryTimeline end(MemoryTimelineBuilder timeline) {
        return history.changes() == 0
                ? timeline.build()
                : timeline.point(nanos(history.changes() - 1)).build();
    }

    /** Since the first entry. Without times, entries are one microsecond apart. */
    private long nanos(int index) {
        long micros = history.hasTimes() ? history.micros(index) - history.micros(0) : index;
        return micros * NANOS_PER_MICRO;
    }
}
