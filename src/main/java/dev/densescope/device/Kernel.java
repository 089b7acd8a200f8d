package dev.densescope.device;

/**
 * A computation prepared over fixed tensors. Called on the run thread. On devices without an {@link OperationClock} it is
 * finished when {@link #run} returns; on others it has been given to the device.
 */
@FunctionalInterface
public interface Kernel {
    void run(StepSettings settings);

    /** This kernel, and then another. */
    default Kernel then(Kernel next) {
        return settings -> {
            run(settings);
            next.run(settings);
        };
    }
}
