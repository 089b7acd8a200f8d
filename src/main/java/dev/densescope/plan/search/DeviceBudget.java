package dev.densescope.plan.search;

/** The default memory budget on a device: its memory minus a margin. */
public final class DeviceBudget {
    /** The fraction of a device's memory that is left to other uses. */
    public static final double MARGIN = 0.1;

    private DeviceBudget() {}

    /** Bytes that a plan may reserve on a device with the given memory. */
    public static long of(long deviceBytes) {
        return Math.round(deviceBytes * (1 - MARGIN));
    }
}
