package dev.densescope.session.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a tree of control groups is mounted; a line of {@code /proc/self/mountinfo} (proc(5)).
 *
 * @param type of the file system
 * @param options of the file system, where version 1 names its controllers
 * @param group that is mounted
 * @param folder it is mounted on
 */
record GroupMount(String type, List<String> options, String group, String folder) {
    private static final int GROUP = 3;
    private static final int FOLDER = 4;

    /** A line that tells of a tree of control groups. */
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

    /** Whether it is the first version's tree for memory. */
    boolean isOfMemory() {
        return type.equals("cgroup") && options.contains("memory");
    }

    /**
     * The folders of a group and of all above it, as far as they can be seen here. In a container the group's name may be
     * that outside; then the mounted one is the container's.
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

    /** Spaces in paths are written as {@code \040}. */
    private static String unescaped(String path) {
        return path.replace("\\040", " ");
    }
}
