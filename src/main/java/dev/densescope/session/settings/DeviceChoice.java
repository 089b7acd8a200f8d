package dev.densescope.session.settings;

import dev.densescope.device.DeviceKind;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.plan.hardware.Target;

/**
 * The device of a run, and how it computes.
 *
 * @param id of the device, such as {@code cpu} or {@code cuda:0}
 * @param threads of the processor that it may use
 * @param tensorFloat32 whether a GPU may round factors of products to TensorFloat-32; the processor never does
 */
public record DeviceChoice(String id, int threads, boolean tensorFloat32) {
    /** In float32. */
    public DeviceChoice(String id, int threads) {
        this(id, threads, false);
    }

    /** The same on another device, in float32 if that is no GPU. */
    public DeviceChoice withId(String newId) {
        DeviceChoice other = new DeviceChoice(newId, threads, tensorFloat32);
        return other.isNvidia() ? other : new DeviceChoice(newId, threads);
    }

    /** Such as {@code device cpu with 2 threads} or {@code device cuda:0 in float32}. */
    public String text() {
        String how = isNvidia()
                ? "in " + (tensorFloat32 ? "TensorFloat-32" : "float32")
                : "with " + threads + (threads == 1 ? " thread" : " threads");
        return "device " + id + " " + how;
    }

    /** What schedules for it are compiled for; as long as nobody knows what it is, the processor. */
    public Target target() {
        return DeviceKind.of(id).map(this::target).orElseGet(() -> Target.processor(threads));
    }

    /** What plans are searched for: the same, but without choices that this machine's kernels lack. */
    public Target searchTarget() {
        return CpuDevice.mayComputeInChunks() ? target() : target().withoutChunks();
    }

    private Target target(DeviceKind kind) {
        return switch (kind) {
            case PROCESSOR -> Target.processor(threads);
            case ND4J -> Target.processor(threads).withoutChunks();
            case NVIDIA -> Target.nvidia(tensorFloat32);
        };
    }

    /** Whether it is a GPU driven by NVIDIA's libraries, which has memory of its own. */
    public boolean isNvidia() {
        return DeviceKind.of(id).filter(DeviceKind.NVIDIA::equals).isPresent();
    }
}
