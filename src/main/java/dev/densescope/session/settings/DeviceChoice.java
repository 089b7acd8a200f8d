package dev.densescope.session.settings;

import dev.densescope.device.DeviceKind;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.language.Text;
import dev.densescope.plan.hardware.Target;

/**
 * The device of a run and its options.
 *
 * @param id of the device, such as {@code cpu} or {@code cuda:0}
 * @param threads CPU threads that it may use
 * @param tensorFloat32 whether a GPU may round factors of products to TensorFloat-32; the processor never does
 */
public record DeviceChoice(String id, int threads, boolean tensorFloat32) {
    /** A device that computes in float32. */
    public DeviceChoice(String id, int threads) {
        this(id, threads, false);
    }

    /** The same options on another device; float32 unless it is a GPU. */
    public DeviceChoice withId(String newId) {
        DeviceChoice other = new DeviceChoice(newId, threads, tensorFloat32);
        return other.isNvidia() ? other : new DeviceChoice(newId, threads);
    }

    /** A description, such as {@code device cpu with 2 threads} or {@code device cuda:0 in float32}. */
    public String text() {
        return told().toString();
    }

    /** The same in all languages. */
    public Text told() {
        if (isNvidia()) {
            return Text.of("device %s in %s", id, tensorFloat32 ? "TensorFloat-32" : "float32");
        }
        return threads == 1
                ? Text.of("device %s with 1 thread", id)
                : Text.of("device %s with %d threads", id, threads);
    }

    /** The target of compiled schedules; the processor if the id is of no known kind. */
    public Target target() {
        return DeviceKind.of(id).map(this::target).orElseGet(() -> Target.processor(threads));
    }

    /** The target of searched plans: {@link #target} without options that this machine's kernels do not support. */
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

    /** Whether it is a GPU that uses NVIDIA's libraries and has device memory. */
    public boolean isNvidia() {
        return DeviceKind.of(id).filter(DeviceKind.NVIDIA::equals).isPresent();
    }
}
