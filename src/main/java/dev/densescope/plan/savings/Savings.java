package dev.densescope.plan.savings;

/**
 * What a plan saves of the bytes that a training step reserves, what is free apart from what recomputation buys
 * (docs/decisions/0013-what-a-plan-saves.md).
 *
 * @param naiveBytes reserved where every output and every gradient has storage of its own
 * @param keptBytes reserved under the same plan with all kept that it recomputes
 * @param reservedBytes reserved under the plan
 */
public record Savings(long naiveBytes, long keptBytes, long reservedBytes) {
    /** Bytes that cost no time: gradients share storage, places are used again, features lie where they are read. */
    public long freeBytes() {
        return naiveBytes - keptBytes;
    }

    /** Bytes that recomputation alone saves; its time is their price. */
    public long boughtBytes() {
        return keptBytes - reservedBytes;
    }
}
