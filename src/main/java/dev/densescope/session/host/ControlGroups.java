package dev.densescope.session.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The control groups that limit the memory of this process, for example in a container, on Linux. These are the groups
 * in {@code /proc/self/cgroup} and all their ancestors, of cgroup version 1 and 2. The tightest limit applies. Any
 * thread; reads files at each call.
 */
final class ControlGroups {
    private final Path root;

    /** @param root of the file system that contains {@code /proc} and the mount points */
    ControlGroups(Path root) {
        this.root = root;
    }

    /** The tightest limit in bytes; empty if there is none. */
    OptionalLong limitBytes() {
        return groups().mapToLong(MemoryGroup::limitBytes).min();
    }

    /**
     * The least available memory of any group: its limit less used memory that cannot be reclaimed; empty without a
     * limit.
     */
    OptionalLong availableBytes() {
        return groups().mapToLong(MemoryGroup::availableBytes).min();
    }

    private Stream<MemoryGroup> groups() {
        return lines("proc/self/cgroup").stream().flatMap(this::groups);
    }

    /**
     * The groups of one line, such as {@code 0::/user.slice} (version 2) or {@code 4:memory:/docker/0123} (version
     * 1).
     */
    private Stream<MemoryGroup> groups(String line) {
        String[] parts = line.split(":", 3);
        boolean second = parts.length == 3 && parts[1].isEmpty();
        boolean first = parts.length == 3 && List.of(parts[1].split(",")).contains("memory");
        if (!first && !second) {
            return Stream.empty();
        }
        return lines("proc/self/mountinfo").stream()
                .flatMap(mount -> GroupMount.of(mount).stream())
                .filter(mount -> second ? mount.isSecondVersion() : mount.isOfMemory())
                .flatMap(mount -> mount.folders(parts[2]))
                .map(folder -> root.resolve(folder.substring(1)))
                .flatMap(folder -> second ? MemoryGroup.second(folder).stream() : MemoryGroup.first(folder).stream());
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
