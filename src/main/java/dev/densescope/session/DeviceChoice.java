package dev.densescope.session;

import dev.densescope.plan.hardware.Target;

/**
 * What a run computes on.
 *
 * @param id of the device, such as {@code cpu} or {@code cuda:0}
 * @param threads of the processor that it may use
 * @param tensorFloat32 whether a GPU may round factors of products to TensorFloat-32; the processor never does
 */
public record DeviceChoice(String id, int threads, boolean tensorFloat32) {
    private static final String NVIDIA = "cuda";

    /** In float32. */
    public DeviceChoice(String id, int threads) {
        this(id, threads, false);
    }

    /** The same on another device, in float32 if that is no GPU. */
    public DeviceChoice withId(String newId) {
        DeviceChoice other = new DeviceChoice(newId, threads, tensorFloat32);
        return other.isNvidia() ? other : new DeviceChoice(newId, threads);
    }

    /** What schedules for it are compiled for. */
    public Target target() {
        return isNvidia() ? Target.nvidia(tensorFloat32) : Target.processor(threads);
    }

    /** Whether it is a GPU driven by NVIDIA's libraries, which has memory of its own. */
    public boolean isNvidia() {
        return id.equals(NVIDIA) || id.startsWith(NVIDIA + ":");
    }
}
