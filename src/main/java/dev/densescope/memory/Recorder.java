package dev.densescope.memory;

import java.util.Optional;

/**
 * Records operations and memory events with their times. The recording methods are for the run thread; {@link #current}
 * and {@link #lastFinished} are thread-safe. They return everything recorded up to the last publication, which happens
 * when an operation starts and when it ends.
 */
public final class Recorder {
    private final TraceLegend legend;
    private final long originNanos;
    private volatile Buffer buffer;
    private volatile StepTrace lastFinished;

    /** @param originNanos the {@link System#nanoTime} that all times are relative to */
    public Recorder(TraceLegend legend, long originNanos) {
        this.legend = legend;
        this.originNanos = originNanos;
        this.buffer = new Buffer(legend, 0);
    }

    /** Run thread: a step starts. */
    public void stepStarted(int step) {
        buffer = new Buffer(legend, step);
    }

    /** Run thread: the lifetime of a tensor starts with an operation, which writes it. */
    public void acquired(int operation, int tensor) {
        buffer.change(operation, tensor + 1);
    }

    /** Run thread: the lifetime of a tensor ends after an operation, which was the last to read it. */
    public void released(int operation, int tensor) {
        buffer.change(operation, -(tensor + 1));
    }

    /** Run thread: an operation starts now. Its acquisitions have been recorded. */
    public void operationStarted(int operation) {
        operationStarted(operation, System.nanoTime());
    }

    /**
     * Run thread: an operation started at the given time. Its acquisitions have been recorded.
     *
     * @param nanoTime start time on the scale of {@link System#nanoTime}
     */
    public void operationStarted(int operation, long nanoTime) {
        buffer.startNanos[operation] = nanoTime - originNanos;
        buffer.publish(operation + 1, operation);
    }

    /** Run thread: an operation ends now. */
    public void operationFinished(int operation) {
        operationFinished(operation, System.nanoTime());
    }

    /**
     * Run thread: an operation ended at the given time.
     *
     * @param nanoTime end time on the scale of {@link System#nanoTime}
     */
    public void operationFinished(int operation, long nanoTime) {
        buffer.endNanos[operation] = nanoTime - originNanos;
        buffer.publish(operation + 1, operation + 1);
    }

    /** Run thread: the step ends. Returns its trace. */
    public StepTrace stepFinished() {
        buffer.publish(buffer.started, buffer.finished);
        StepTrace trace = buffer.trace(legend);
        lastFinished = trace;
        return trace;
    }

    /** Any thread: the trace of the running step so far. */
    public StepTrace current() {
        return buffer.trace(legend);
    }

    /** Any thread: the trace of the latest finished step. */
    public Optional<StepTrace> lastFinished() {
        return Optional.ofNullable(lastFinished);
    }

    /** The arrays of one step. Elements are written once, before they are published, and never change. */
    private static final class Buffer {
        private final int step;
        private final long[] startNanos;
        private final long[] endNanos;
        private final int[] changes;
        private int changeCount;
        private int started;
        private int finished;
        private volatile ProgressSnapshot published = new ProgressSnapshot(0, 0, 0);

        private record ProgressSnapshot(int started, int finished, int changeCount) {}

        Buffer(TraceLegend legend, int step) {
            this.step = step;
            startNanos = new long[legend.operations().size()];
            endNanos = new long[legend.operations().size()];
            changes = new int[legend.tensors().size() * 4];
        }

        void change(int operation, int code) {
            changes[2 * changeCount] = operation;
            changes[2 * changeCount + 1] = code;
            changeCount++;
        }

        void publish(int nowStarted, int nowFinished) {
            started = nowStarted;
            finished = nowFinished;
            published = new ProgressSnapshot(nowStarted, nowFinished, changeCount);
        }

        StepTrace trace(TraceLegend legend) {
            ProgressSnapshot seen = published;
            return new StepTrace(
                    legend, step, startNanos, endNanos, seen.started, seen.finished, changes, seen.changeCount);
        }
    }
}
