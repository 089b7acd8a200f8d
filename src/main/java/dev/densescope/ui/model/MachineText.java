package dev.densescope.ui.model;

import dev.densescope.device.DeviceKind;
import java.util.Optional;

/**
 * The description of the device for runs, shown in the bar.
 *
 * @param id its name among devices, such as {@code cpu} or {@code cuda:0}
 * @param device short description, such as {@code CPU, 2 cores, 24 GiB}
 * @param reason why runs use this device, in short, such as {@code Runs use the CPU: no usable GPU}
 * @param detail details of the reason, one or two sentences; empty if there are none
 * @param memoryBytes total memory
 */
public record MachineText(String id, String device, String reason, Optional<String> detail, long memoryBytes) {
    /** A device without details. */
    public MachineText(String id, String device, String reason, long memoryBytes) {
        this(id, device, reason, Optional.empty(), memoryBytes);
    }

    /** A copy with additional details. */
    public MachineText because(String sentence) {
        return new MachineText(id, device, reason, Optional.of(sentence), memoryBytes);
    }

    public boolean isGpu() {
        return DeviceKind.of(id).map(DeviceKind::isGpu).orElse(false);
    }

    /** The reason with its details, in one or two lines. */
    public String fullReason() {
        return detail.map(more -> reason + "\n" + more).orElse(reason);
    }
}
