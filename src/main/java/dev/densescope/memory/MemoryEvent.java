package dev.densescope.memory;

/** The start or end of a tensor's lifetime. The running sum of {@link #deltaBytes} is the memory timeline. */
public sealed interface MemoryEvent {
    /** The operation that caused it; 0 for tensors that are live before the first operation. */
    int operation();

    /** Nanoseconds since the start of the run. */
    long timeNanos();

    TracedTensor tensor();

    long deltaBytes();

    /** The lifetime of a tensor starts: its values are about to be written. */
    record Acquired(int operation, long timeNanos, TracedTensor tensor) implements MemoryEvent {
        @Override
        public long deltaBytes() {
            return tensor.bytes();
        }
    }

    /** The lifetime of a tensor ends: it is not read again in this step. */
    record Released(int operation, long timeNanos, TracedTensor tensor) implements MemoryEvent {
        @Override
        public long deltaBytes() {
            return -tensor.bytes();
        }
    }
}
