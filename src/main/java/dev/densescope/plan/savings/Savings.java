package dev.densescope.plan.savings;

/**
 * The reserved bytes that a plan saves, at no cost in time and by recomputation
 * (docs/decisions/0013-what-a-plan-saves.md).
 *
 * @param naiveBytes reserved bytes if every output and every gradient has storage of its own
 * @param keptBytes reserved bytes of the same plan without recomputation
 * @param reservedBytes reserved bytes of the plan
 */
public record Savings(long naiveBytes, long keptBytes, long reservedBytes) {
    /** Bytes saved without recomputation: shared gradients, reused memory, contiguous features. */
    public long freeBytes() {
        return naiveBytes - keptBytes;
    }

    /** Bytes saved only by recomputation, at a cost in time. */
    public long recomputeBytes() {
        return keptBytes - reservedBytes;
    }
}
