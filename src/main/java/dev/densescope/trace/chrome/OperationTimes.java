package dev.densescope.trace.chrome;

import dev.densescope.memory.StepTrace;

/**
 * Times of the started operations of a step, in nanoseconds. Operations follow each other: where the clock of a device
 * says otherwise, an operation ends when the next one starts.
 */
final class OperationTimes {
    private final long[] starts;
    private final long[] ends;

    /** @param shiftNanos added to all times */
    OperationTimes(StepTrace trace, long shiftNanos) {
        starts = new long[trace.started()];
        ends = new long[trace.started()];
        long before = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Math.max(before, trace.startNanos(i) + shiftNanos);
            before = starts[i];
        }
        for (int i = starts.length - 1; i >= 0; i--) {
            long end = i < trace.finished() ? trace.endNanos(i) + shiftNanos : starts[i];
            long next = i + 1 < starts.length ? starts[i + 1] : Long.MAX_VALUE;
            ends[i] = Math.max(starts[i], Math.min(end, next));
        }
    }

    /** The number of operations. */
    int count() {
        return starts.length;
    }

    long start(int operation) {
        return starts[operation];
    }

    long end(int operation) {
        return ends[operation];
    }
}
