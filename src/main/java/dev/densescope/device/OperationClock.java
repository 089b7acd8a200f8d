package dev.densescope.device;

/**
 * When the operations of a step ended, by the clock of a device that works behind the calls it is given. Run thread only;
 * closed by whoever asked for it, before the device.
 */
public interface OperationClock extends AutoCloseable {
    /** A step begins; the device has nothing left to do. */
    void stepStarted();

    /** All work given to the device since the operation before belongs to the next one, counted from 0. */
    void operationSubmitted();

    /** Whether the device has ended an operation that was given; does not wait. */
    boolean hasEnded(int operation);

    /** Waits until the device has ended an operation; gives when that was, on the scale of {@link System#nanoTime}. */
    long endNanoTime(int operation);

    /** When the step began, on the same scale. */
    long startNanoTime();

    @Override
    void close();
}
