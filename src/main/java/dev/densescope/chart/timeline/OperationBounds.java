package dev.densescope.chart.timeline;

import dev.densescope.memory.StepTrace;
import java.util.function.IntToDoubleFunction;

/**
 * Start and end of each operation on the time axis, in milliseconds since the start of the step, or on another axis. An
 * operation ends where the next one starts; the last ends at {@link #end}. Bounds of a trace are read from it when they
 * are needed, so that a step of any length costs nothing. Immutable.
 */
public final class OperationBounds {
    private static final double NANOS_PER_MILLI = 1e6;

    private final int operations;
    private final IntToDoubleFunction bounds; // from 0 to operations, ascending

    private OperationBounds(int operations, IntToDoubleFunction bounds) {
        this.operations = operations;
        this.bounds = bounds;
    }

    /** Bounds by number: operation i from i to i + 1. */
    public static OperationBounds numbered(int operations) {
        return new OperationBounds(operations, i -> i);
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
        double[] copy = bounds.clone();
        return new OperationBounds(copy.length - 1, i -> copy[i]);
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
        boolean whole = running.finished() == operations;
        int known = Math.max(0, started - 1);
        double offset = (started == 0 ? 0 : millis(running.startNanos(known) - running.startNanos(0)))
                - earlierMillis(earlier, known);
        return new OperationBounds(operations, i -> {
            if (i < started) {
                return millis(running.startNanos(i) - running.startNanos(0));
            }
            return whole && i == operations
                    ? millis(running.endNanos(operations - 1) - running.startNanos(0))
                    : offset + earlierMillis(earlier, i);
        });
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
        return operations;
    }

    public double start(int operation) {
        return bounds.applyAsDouble(operation);
    }

    public double end(int operation) {
        return bounds.applyAsDouble(operation + 1);
    }

    /** End of the last operation. */
    public double end() {
        return bounds.applyAsDouble(operations);
    }

    /** The operation at a position; the first one before the step, the last one after it. */
    public int operationAt(double position) {
        return last(position, 0, operations);
    }

    /**
     * The same for a position at or after the start of an operation that is known to be near.
     *
     * @param near the operation; found in constant time if the position is in it or in one of the next
     */
    int operationFrom(int near, double position) {
        int low = near;
        int stride = 1;
        while (low + stride <= operations && bounds.applyAsDouble(low + stride) <= position) {
            low += stride;
            stride *= 2;
        }
        return last(position, low, Math.min(operations, low + stride - 1));
    }

    /** The operation of the last bound that is not after the position, of those from {@code from} to {@code to}. */
    private int last(double position, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (bounds.applyAsDouble(middle) <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.max(0, Math.min(low, operations - 1));
    }
}
