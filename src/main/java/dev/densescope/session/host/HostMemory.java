package dev.densescope.session.host;

import dev.densescope.device.host.PhysicalMemory;
import java.nio.file.Path;

/** Memory of the machine or, in a container, what the container may use of it. Any thread. */
public final class HostMemory {
    private static final ProcFile MEMORY = new ProcFile(Path.of("/proc/meminfo"));

    private HostMemory() {}

    /** Physical memory or the container's limit, whichever is less; 0 if unknown. */
    public static long totalBytes() {
        return PhysicalMemory.bytes();
    }

    /**
     * What can be had without swapping: on Linux the kernel's estimate, elsewhere all of {@link #totalBytes}, because
     * what other systems call free leaves out their caches; 0 if unknown.
     */
    public static long availableBytes() {
        long estimate = MEMORY.bytes("MemAvailable");
        return estimate == 0 ? totalBytes() : Math.min(estimate, totalBytes());
    }
}
