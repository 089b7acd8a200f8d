package dev.densescope.device;

/** A computation prepared over fixed tensors. Runs on the run thread and is finished when {@link #run} returns. */
@FunctionalInterface
public interface Kernel {
    void run(StepSettings settings);
}
