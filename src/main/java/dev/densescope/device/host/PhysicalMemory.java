package dev.densescope.device.host;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Memory of the machine. Any thread; loads no library. */
public final class PhysicalMemory {
    private PhysicalMemory() {}

    /** Physical memory or the container's limit, whichever is less; 0 if unknown. */
    public static long bytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(0, system.getTotalMemorySize())
                : 0;
    }
}
