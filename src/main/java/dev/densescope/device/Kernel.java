package dev.densescope.device;

/**
 * A computation prepared for fixed tensors. Run thread only. On a synchronous device the computation is finished when
 * {@link #run} returns; on a device with an {@link OperationClock} it has been submitted.
 */
@FunctionalInterface
public interface Kernel {
    void run(StepSettings settings);

    /** Runs this kernel, then another. */
    default Kernel then(Kernel next) {
        return settings -> {
            run(settings);
            next.run(settings);
        };
    }
}
