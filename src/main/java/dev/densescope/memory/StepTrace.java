package dev.densescope.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What happened in one training step, or so far in the running one: when each operation ran and which tensors were
 * acquired and released. Immutable view of what the recorder has published.
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
     * A trace of a whole step, or of its beginning, read back from a file. Arrays are copied.
     *
     * @param startNanos of the finished operations
     * @param endNanos of the finished operations
     * @param changes see {@link #encodedChanges}
     * @throws IllegalArgumentException if the numbers do not fit the legend or each other
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

    /** Counted from 1, warm-up steps included. */
    public int step() {
        return step;
    }

    /** Operations that have started. */
    public int started() {
        return started;
    }

    /** Operations that have finished. */
    public int finished() {
        return finished;
    }

    /** When an operation started, in nanoseconds since the run started. */
    public long startNanos(int operation) {
        return startNanos[operation];
    }

    /** When a finished operation ended, in nanoseconds since the run started. */
    public long endNanos(int operation) {
        return endNanos[operation];
    }

    /** How long a finished operation took. */
    public long durationNanos(int operation) {
        return endNanos[operation] - startNanos[operation];
    }

    /** Time of finished operations of a phase. */
    public long phaseNanos(Phase phase) {
        long total = 0;
        for (int i = 0; i < finished; i++) {
            if (legend.operations().get(i).phase() == phase) {
                total += durationNanos(i);
            }
        }
        return total;
    }

    /** All acquisitions and releases in order. */
    public List<MemoryEvent> events() {
        List<MemoryEvent> events = new ArrayList<>(changeCount);
        for (int i = 0; i < changeCount; i++) {
            events.add(event(changes[2 * i], changes[2 * i + 1]));
        }
        return events;
    }

    /** Live bytes while each started operation ran, summed up from the events. */
    public LiveProfile liveProfile() {
        LiveProfile.Builder profile = new LiveProfile.Builder();
        int next = 0;
        for (int operation = 0; operation < started; operation++) {
            // acquisitions of this operation, but not yet its releases, which come when it has run
            while (next < changeCount
                    && (changes[2 * next] < operation
                            || (changes[2 * next] == operation && changes[2 * next + 1] > 0))) {
                apply(profile, changes[2 * next + 1]);
                next++;
            }
            profile.operation();
        }
        return profile.build();
    }

    /** Pairs (operation, tensor id + 1), negative where it was released: for files. A fresh array. */
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
