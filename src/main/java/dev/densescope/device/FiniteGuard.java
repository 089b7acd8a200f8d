package dev.densescope.device;

/**
 * Checks tensors for values that are infinite or NaN. After a check that found one, kernels that update parameters may
 * leave them unchanged until the next check. Run thread only.
 */
public interface FiniteGuard {
    /** Checks the tensors after all work submitted so far. */
    void check();

    /** Whether all values were finite at the last check. Waits for the device. */
    boolean passed();
}
