package dev.densescope.device.cuda.runtime.gpu;

import java.util.Optional;

/**
 * What tells a GPU from all others in any order of counting.
 *
 * @param pciBusId place in the machine, such as {@code 0000:01:00.0}
 * @param uuid such as {@code GPU-8932f937-d72c-4106-c12f-20bd9faed9f6}; empty if the driver does not say
 */
public record GpuAddress(String pciBusId, Optional<String> uuid) {}
