package dev.densescope.session.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A control group with a limit on memory.
 *
 * @param limitBytes maximum memory of its processes
 * @param usedBytes memory in use, including file cache
 * @param reclaimableBytes inactive file cache; the kernel reclaims it before an allocation fails
 */
record MemoryGroup(long limitBytes, long usedBytes, long reclaimableBytes) {
    /** Version 1 reports at least this number of bytes if there is no limit. */
    private static final long NO_LIMIT = 1L << 60;

    /** Memory that its processes can still allocate. */
    long availableBytes() {
        return Math.max(0, limitBytes - Math.max(0, usedBytes - reclaimableBytes));
    }

    /**
     * A group of version 2, where {@code max} means no limit. {@code memory.high} counts as a limit, because processes
     * above it are throttled severely.
     */
    static Optional<MemoryGroup> second(Path folder) {
        OptionalLong limit = Stream.of("memory.max", "memory.high")
                .flatMapToLong(name -> number(folder.resolve(name)).stream())
                .min();
        return of(limit, folder, "memory.current", "inactive_file");
    }

    /** A group of version 1. */
    static Optional<MemoryGroup> first(Path folder) {
        OptionalLong limit = number(folder.resolve("memory.limit_in_bytes")).stream()
                .filter(bytes -> bytes < NO_LIMIT)
                .min();
        return of(limit, folder, "memory.usage_in_bytes", "total_inactive_file");
    }

    private static Optional<MemoryGroup> of(OptionalLong limit, Path folder, String used, String reclaimable) {
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(new MemoryGroup(
                        limit.getAsLong(),
                        number(folder.resolve(used)).orElse(0),
                        statistic(folder.resolve("memory.stat"), reclaimable)));
    }

    private static OptionalLong number(Path file) {
        return lines(file).stream()
                .filter(line -> line.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private static long statistic(Path file, String name) {
        return lines(file).stream()
                .filter(line -> line.matches(name + " \\d{1,18}"))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
