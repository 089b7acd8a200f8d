package dev.densescope.ui.model;

import dev.densescope.device.DeviceKind;
import java.util.Optional;

/**
 * The device runs use, as shown in the bar.
 *
 * @param id its name among devices, such as {@code cpu} or {@code cuda:0}
 * @param device short, such as {@code CPU, 2 cores, 24 GiB}
 * @param reason why this one, in a few words, such as {@code Runs use the CPU: no usable GPU}
 * @param detail more of the reason, a sentence or two; empty if there is no more
 * @param memoryBytes memory it has
 */
public record MachineText(String id, String device, String reason, Optional<String> detail, long memoryBytes) {
    /** A device with nothing more to say. */
    public MachineText(String id, String device, String reason, long memoryBytes) {
        this(id, device, reason, Optional.empty(), memoryBytes);
    }

    /** The same with more of the reason. */
    public MachineText because(String sentence) {
        return new MachineText(id, device, reason, Optional.of(sentence), memoryBytes);
    }

    public boolean isGpu() {
        return DeviceKind.of(id).map(DeviceKind::isGpu).orElse(false);
    }

    /** All of the reason, in a line or two. */
    public String fullReason() {
        return detail.map(more -> reason + "\n" + more).orElse(reason);
    }
}
