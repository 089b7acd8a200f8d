package dev.densescope.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The trace of a training step: when each operation ran, and when each tensor's lifetime started and ended. For a
 * running step, everything the recorder has published so far. Immutable.
 */
public final class StepTrace {
    private final TraceLegend legend;
    private final int step;
    private final long[] startNanos;
    private final long[] endNanos;
    private final int started;
    private final int finished;
    private final int[] changes; // (operation, tensor + 1) if acquired, (operation, -(tensor + 1)) if released
    private final int changeCount;

    StepTrace(
            TraceLegend legend,
            int step,
            long[] startNanos,
            long[] endNanos,
            int started,
            int finished,
            int[] changes,
            int changeCount) {
        this.legend = legend;
        this.step = step;
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        this.started = started;
        this.finished = finished;
        this.changes = changes;
        this.changeCount = changeCount;
    }

    /**
     * Restores a trace from a file: of a whole step, or of its first operations. The arrays are copied.
     *
     * @param startNanos start times of the finished operations
     * @param endNanos end times of the finished operations
     * @param changes see {@link #encodedChanges}
     * @throws IllegalArgumentException if the arguments do not match the legend or each other
     */
    public static StepTrace decode(TraceLegend legend, int step, long[] startNanos, long[] endNanos, int[] changes) {
        requireFitting(legend, startNanos.length, endNanos.length, changes);
        return new StepTrace(
                legend,
                step,
                startNanos.clone(),
                endNanos.clone(),
                startNanos.length,
                endNanos.length,
                changes.clone(),
                changes.length / 2);
    }

    private static void requireFitting(TraceLegend legend, int starts, int ends, int[] changes) {
        if (starts != ends || starts > legend.operations().size()) {
            throw new IllegalArgumentException("%d starts and %d ends for %d operations"
                    .formatted(starts, ends, legend.operations().size()));
        }
        if (changes.length % 2 != 0) {
            throw new IllegalArgumentException("changes come in pairs, but there are " + changes.length + " numbers");
        }
        for (int i = 0; i < changes.length; i += 2) {
            boolean known = changes[i + 1] != 0
                    && changes[i + 1] >= -legend.tensors().size()
                    && changes[i + 1] <= legend.tensors().size();
            if (!known || changes[i] < 0 || changes[i] >= legend.operations().size()) {
                throw new IllegalArgumentException(
                        "no operation %d or no tensor coded %d".formatted(changes[i], changes[i + 1]));
            }
        }
    }

    public TraceLegend legend() {
        return legend;
    }

    /** The number of the step, from 1, including warm-up steps. */
    public int step() {
        return step;
    }

    /** Number of started operations. */
    public int started() {
        return started;
    }

    /** Number of finished operations. */
    public int finished() {
        return finished;
    }

    /** Start time of an operation, in nanoseconds since the start of the run. */
    public long startNanos(int operation) {
        return startNanos[operation];
    }

    /** End time of a finished operation, in nanoseconds since the start of the run. */
    public long endNanos(int operation) {
        return endNanos[operation];
    }

    /** Duration of a finished operation. */
    public long durationNanos(int operation) {
        return endNanos[operation] - startNanos[operation];
    }

    /** Time from the start of the first operation to the end of the last finished one; 0 if none has finished. */
    public long spanNanos() {
        return finished == 0 ? 0 : endNanos[finished - 1] - startNanos[0];
    }

    /** Total duration of the finished operations of a phase. */
    public long phaseNanos(Phase phase) {
        long total = 0;
        for (int i = 0; i < finished; i++) {
            if (legend.operations().get(i).phase() == phase) {
                total += durationNanos(i);
            }
        }
        return total;
    }

    /** All memory events, in order. */
    public List<MemoryEvent> events() {
        List<MemoryEvent> events = new ArrayList<>(changeCount);
        for (int i = 0; i < changeCount; i++) {
            events.add(event(i));
        }
        return events;
    }

    /** The number of memory events. */
    public int eventCount() {
        return changeCount;
    }

    /** A memory event by its index in {@link #events}, for writers that keep none of them. */
    public MemoryEvent event(int index) {
        return event(changes[2 * index], changes[2 * index + 1]);
    }

    /** Live bytes during each started operation, accumulated from the events. */
    public LiveProfile liveProfile() {
        return new GrowingProfile().extend(this);
    }

    /** Whether this is a later state of the step that {@code earlier} is of. */
    boolean continues(StepTrace earlier) {
        return startNanos == earlier.startNanos && started >= earlier.started;
    }

    /**
     * Applies the events before an operation and its acquisitions, without its releases, which follow its end.
     *
     * @param from the first event that has not been applied
     * @return the first event that has not been applied now
     */
    int applyChanges(LiveProfile.Builder profile, int operation, int from) {
        int next = from;
        while (next < changeCount
                && (changes[2 * next] < operation || (changes[2 * next] == operation && changes[2 * next + 1] > 0))) {
            apply(profile, changes[2 * next + 1]);
            next++;
        }
        return next;
    }

    /** The events as pairs (operation, tensor id + 1), negative for a release, for files. Returns a new array. */
    public int[] encodedChanges() {
        return Arrays.copyOf(changes, changeCount * 2);
    }

    private void apply(LiveProfile.Builder profile, int code) {
        TracedTensor tensor = legend.tensors().get(Math.abs(code) - 1);
        profile.change(tensor.category(), code > 0 ? tensor.bytes() : -tensor.bytes());
    }

    private MemoryEvent event(int operation, int code) {
        TracedTensor tensor = legend.tensors().get(Math.abs(code) - 1);
        if (code > 0) {
            return new MemoryEvent.Acquired(operation, operation < started ? startNanos[operation] : 0, tensor);
        }
        return new MemoryEvent.Released(operation, operation < finished ? endNanos[operation] : 0, tensor);
    }
}
