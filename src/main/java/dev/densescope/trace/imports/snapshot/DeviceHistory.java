package dev.densescope.trace.imports.snapshot;

import java.util.Arrays;

/** The history of a device, as numbers. Confined to one thread. */
final class DeviceHistory {
    /** The time of an entry before PyTorch 2.1. */
    static final long NO_TIME = Long.MIN_VALUE;

    private static final int INITIAL = 16;

    private long[] micros = new long[INITIAL];
    private long[] bytes = new long[INITIAL];
    private byte[] actions = new byte[INITIAL];
    private byte[] columns = new byte[INITIAL];
    private int size;
    private final long[] counts = new long[Action.values().length];
    private long largestFailure;

    void add(DictionaryContent.Event event) {
        counts[event.action().ordinal()]++;
        if (event.action() == Action.OOM) {
            largestFailure = Math.max(largestFailure, event.bytes());
        }
        if (event.action() == Action.OOM || event.action() == Action.OTHER) {
            return;
        }
        if (size == micros.length) {
            grow();
        }
        micros[size] = event.micros();
        bytes[size] = event.bytes();
        actions[size] = (byte) event.action().ordinal();
        columns[size] = (byte) event.column();
        size++;
    }

    private void grow() {
        int capacity = size + size / 2;
        micros = Arrays.copyOf(micros, capacity);
        bytes = Arrays.copyOf(bytes, capacity);
        actions = Arrays.copyOf(actions, capacity);
        columns = Arrays.copyOf(columns, capacity);
    }

    /** Number of entries that change memory. */
    int changes() {
        return size;
    }

    /** Number of all entries. */
    long entries() {
        return Arrays.stream(counts).sum();
    }

    long count(Action action) {
        return counts[action.ordinal()];
    }

    /** The largest allocation that failed; 0 if none failed. */
    long largestFailureBytes() {
        return largestFailure;
    }

    boolean hasTimes() {
        return size > 0 && micros[0] != NO_TIME;
    }

    long micros(int index) {
        return micros[index];
    }

    Action action(int index) {
        return Action.of(actions[index]);
    }

    int column(int index) {
        return columns[index];
    }

    /** The change of live bytes: tensors are live until they are freed, or until their memory is, if only that is told. */
    long liveChange(int index) {
        Action freed = counts[Action.FREE_REQUESTED.ordinal()] > 0 ? Action.FREE_REQUESTED : Action.FREE_COMPLETED;
        Action action = action(index);
        return action == Action.ALLOC ? bytes[index] : action == freed ? -bytes[index] : 0;
    }

    /** The change of reserved bytes. */
    long reservedChange(int index) {
        return action(index).reserves() * bytes[index];
    }
}
