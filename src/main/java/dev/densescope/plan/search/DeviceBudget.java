package dev.densescope.plan.search;

/** The memory budget for a plan on a device, where nobody names one: the device's memory less a margin. */
public final class DeviceBudget {
    /** The share of a device's memory that is left to the program and to others. */
    public static final double MARGIN = 0.1;

    private DeviceBudget() {}

    /** Bytes that a plan may reserve on a device of so many bytes. */
    public static long of(long deviceBytes) {
        return Math.round(deviceBytes * (1 - MARGIN));
    }
}
