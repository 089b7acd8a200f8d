package dev.densescope.chart.timeline;

import dev.densescope.memory.StepTrace;
import java.util.Arrays;

/**
 * Start and end of each operation on the time axis, in milliseconds since the start of the step, or on the axis of
 * operation numbers. An operation ends where the next one starts; the last ends at {@link #end}. Immutable.
 */
public final class OperationBounds {
    private static final double NANOS_PER_MILLI = 1e6;

    private final double[] bounds; // one more than there are operations, ascending

    private OperationBounds(double[] bounds) {
        this.bounds = bounds;
    }

    /** Bounds by number: operation i from i to i + 1. */
    public static OperationBounds numbered(int operations) {
        double[] bounds = new double[operations + 1];
        Arrays.setAll(bounds, i -> i);
        return new OperationBounds(bounds);
    }

    /**
     * Bounds at given positions.
     *
     * @param bounds starts of the operations, and the end of the last, in ascending order; at least one
     */
    public static OperationBounds at(double... bounds) {
        for (int i = 1; i < bounds.length; i++) {
            if (!(bounds[i] >= bounds[i - 1])) {
                throw new IllegalArgumentException(
                        "bounds must ascend, but %s follows %s".formatted(bounds[i], bounds[i - 1]));
            }
        }
        return new OperationBounds(bounds.clone());
    }

    /** Bounds by time of a finished step, in milliseconds. */
    public static OperationBounds timed(StepTrace finished) {
        return forecast(finished, finished);
    }

    /**
     * Bounds by time of a running step, in milliseconds: measured for finished operations, and estimated from an
     * earlier step for the others.
     *
     * @param earlier a finished step of the same schedule with at least one operation
     */
    public static OperationBounds forecast(StepTrace running, StepTrace earlier) {
        int operations = earlier.finished();
        int started = Math.min(running.started(), operations);
        double[] bounds = new double[operations + 1];
        for (int i = 0; i < started; i++) {
            bounds[i] = millis(running.startNanos(i) - running.startNanos(0));
        }
        int known = Math.max(0, started - 1);
        double offset = bounds[known] - earlierMillis(earlier, known);
        for (int i = started; i <= operations; i++) {
            bounds[i] = offset + earlierMillis(earlier, i);
        }
        boolean whole = running.finished() == operations;
        if (whole) {
            bounds[operations] = millis(running.endNanos(operations - 1) - running.startNanos(0));
        }
        return new OperationBounds(bounds);
    }

    private static double earlierMillis(StepTrace earlier, int operation) {
        long origin = earlier.startNanos(0);
        return operation < earlier.finished()
                ? millis(earlier.startNanos(operation) - origin)
                : millis(earlier.endNanos(operation - 1) - origin);
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }

    public int operations() {
        return bounds.length - 1;
    }

    public double start(int operation) {
        return bounds[operation];
    }

    public double end(int operation) {
        return bounds[operation + 1];
    }

    /** End of the last operation. */
    public double end() {
        return bounds[bounds.length - 1];
    }

    /** The operation at a position; the first one before the step, the last one after it. */
    public int operationAt(double position) {
        int found = Arrays.binarySearch(bounds, position);
        int operation = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(operation, operations() - 1));
    }
}
