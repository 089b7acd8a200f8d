package dev.densescope.memory;

/** A change in what holds values still to be read. The running sum of {@link #deltaBytes} is the timeline. */
public sealed interface MemoryEvent {
    /** The operation during which it happened; held tensors precede the first, so theirs is 0. */
    int operation();

    /** Nanoseconds since the run started. */
    long timeNanos();

    TracedTensor tensor();

    long deltaBytes();

    /** The tensor's storage is about to receive its values. */
    record Acquired(int operation, long timeNanos, TracedTensor tensor) implements MemoryEvent {
        @Override
        public long deltaBytes() {
            return tensor.bytes();
        }
    }

    /** Nobody will read the tensor again in this step. */
    record Released(int operation, long timeNanos, TracedTensor tensor) implements MemoryEvent {
        @Override
        public long deltaBytes() {
            return -tensor.bytes();
        }
    }
}
