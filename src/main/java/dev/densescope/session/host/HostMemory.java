package dev.densescope.session.host;

import dev.densescope.device.host.PhysicalMemory;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory of the machine or, in a container, of the container. Any thread. */
public final class HostMemory {
    private static final Path ROOT = Path.of("/");
    private static final ProcFile MEMORY = new ProcFile(ROOT.resolve("proc/meminfo"));
    private static final ControlGroups GROUPS = new ControlGroups(ROOT);
    private static final AddressSpace ADDRESSES = new AddressSpace(ROOT);

    private HostMemory() {}

    /** Physical memory or the tightest container limit, the lesser of the two, in bytes; 0 if unknown. */
    public static long totalBytes() {
        return min(Stream.of(known(PhysicalMemory.bytes()), GROUPS.limitBytes()));
    }

    /**
     * Memory in bytes that can be allocated without swapping; 0 if unknown. On Linux: the least of the kernel's
     * estimate and the memory left within the limits of the container and of the address space. On other systems:
     * {@link #totalBytes}, because their free memory excludes caches.
     */
    public static long availableBytes() {
        return min(Stream.of(
                known(totalBytes()),
                known(MEMORY.bytes("MemAvailable")),
                GROUPS.availableBytes(),
                ADDRESSES.availableBytes()));
    }

    private static OptionalLong known(long bytes) {
        return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
    }

    private static long min(Stream<OptionalLong> limits) {
        return limits.flatMapToLong(OptionalLong::stream).min().orElse(0);
    }
}
