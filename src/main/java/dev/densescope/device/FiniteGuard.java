package dev.densescope.device;

/**
 * Watches some tensors for values that are infinite or not a number. Until it looks again, kernels that update parameters
 * may leave them as they are if there was one, but need not. Run thread only.
 */
public interface FiniteGuard {
    /** Looks at the tensors as they are behind all work given to the device so far. */
    void check();

    /** Whether all values were finite when it looked last; waits for the device. */
    boolean passed();
}
