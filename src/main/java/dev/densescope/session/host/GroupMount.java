package dev.densescope.session.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mount point of a cgroup hierarchy, from a line of {@code /proc/self/mountinfo} (proc(5)).
 *
 * @param type of the file system
 * @param options of the file system; version 1 lists its controllers here
 * @param group that is mounted
 * @param folder the mount point
 */
record GroupMount(String type, List<String> options, String group, String folder) {
    private static final int GROUP = 3;
    private static final int FOLDER = 4;

    /** Parses a line; empty if it is not of a cgroup hierarchy. */
    static Optional<GroupMount> of(String line) {
        int separator = line.indexOf(" - ");
        if (separator < 0) {
            return Optional.empty();
        }
        String[] place = line.substring(0, separator).split(" ", -1);
        String[] system = line.substring(separator + 3).split(" ", -1);
        boolean complete = place.length > FOLDER && system.length == 3;
        return complete && system[0].startsWith("cgroup")
                ? Optional.of(new GroupMount(
                        system[0], List.of(system[2].split(",")), unescaped(place[GROUP]), unescaped(place[FOLDER])))
                : Optional.empty();
    }

    boolean isSecondVersion() {
        return type.equals("cgroup2");
    }

    /** Whether it is the hierarchy of the memory controller of version 1. */
    boolean isOfMemory() {
        return type.equals("cgroup") && options.contains("memory");
    }

    /**
     * The folders of a group and of its ancestors, if they are below the mount point. Inside a container the name may
     * be the one outside; then the mounted group is that of the container.
     */
    Stream<String> folders(String name) {
        List<String> folders = new ArrayList<>(List.of(folder));
        String prefix = group.equals("/") ? "" : group;
        String below = name.startsWith(prefix + "/") ? name.substring(prefix.length()) : "";
        for (int end = below.length(); end > 0 && !below.startsWith("/.."); end = below.lastIndexOf('/', end - 1)) {
            folders.add(folder + below.substring(0, end));
        }
        return folders.stream();
    }

    /** Decodes spaces in paths, which are written as {@code \040}. */
    private static String unescaped(String path) {
        return path.replace("\\040", " ");
    }
}
