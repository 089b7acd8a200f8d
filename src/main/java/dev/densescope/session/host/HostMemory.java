package dev.densescope.session.host;

import dev.densescope.device.host.PhysicalMemory;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory of the machine or, in a container, what the container may use of it. Any thread. */
public final class HostMemory {
    private static final Path ROOT = Path.of("/");
    private static final ProcFile MEMORY = new ProcFile(ROOT.resolve("proc/meminfo"));
    private static final ControlGroups GROUPS = new ControlGroups(ROOT);
    private static final AddressSpace ADDRESSES = new AddressSpace(ROOT);

    private HostMemory() {}

    /** Physical memory or the tightest limit of a container, whichever is less; 0 if unknown. */
    public static long totalBytes() {
        return min(Stream.of(known(PhysicalMemory.bytes()), GROUPS.limitBytes()));
    }

    /**
     * What can be had without swapping: on Linux the kernel's estimate or, if that is less, what the tightest limit leaves
     * of a container or of this process's addresses; elsewhere all of {@link #totalBytes}, because what other systems call
     * free leaves out their caches; 0 if unknown.
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
