package dev.densescope.ui.model;

/**
 * The device runs use, as shown in the bar.
 *
 * @param device short, such as {@code CPU, 2 cores, 24 GiB}
 * @param reason why this one, such as {@code CPU is used: no NVIDIA GPU was found}
 * @param memoryBytes memory it has
 */
public record MachineText(String device, String reason, long memoryBytes) {}
