package dev.densescope.device;

/**
 * The end times of a step's operations on an asynchronous device, by its own clock. Run thread only. Close it before
 * the device.
 */
public interface OperationClock extends AutoCloseable {
    /** Starts a step. The device must be idle. */
    void stepStarted();

    /** Marks the end of the next operation, from 0: it comprises all work submitted since the previous one. */
    void operationSubmitted();

    /** Whether the device has finished a submitted operation. Does not wait. */
    boolean hasEnded(int operation);

    /**
     * Waits until the device has finished an operation, and returns its end time on the scale of
     * {@link System#nanoTime}.
     */
    long endNanoTime(int operation);

    /** The start time of the step, on the same scale. */
    long startNanoTime();

    @Override
    void close();
}
