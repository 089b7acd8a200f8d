package dev.densescope.device;

/** A computation prepared over fixed tensors. Runs on the run thread and is finished when {@link #run} returns. */
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
