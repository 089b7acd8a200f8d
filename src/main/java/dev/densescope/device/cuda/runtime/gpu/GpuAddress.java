package dev.densescope.device.cuda.runtime.gpu;

import java.util.Optional;

/**
 * Identifies a GPU independent of the order of enumeration.
 *
 * @param pciBusId PCI bus id, such as {@code 0000:01:00.0}
 * @param uuid such as {@code GPU-8932f937-d72c-4106-c12f-20bd9faed9f6}; empty if the driver does not report it
 */
public record GpuAddress(String pciBusId, Optional<String> uuid) {}
