package dev.densescope.device.host;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The physical memory of the machine. Thread-safe; loads no library. */
public final class PhysicalMemory {
    private PhysicalMemory() {}

    /** The smaller of physical memory and the container's limit; 0 if unknown. */
    public static long bytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(0, system.getTotalMemorySize())
                : 0;
    }
}
