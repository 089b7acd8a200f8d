package dev.densescope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What this process has begun to write into a folder, to be removed if the process ends before it is complete. Any thread. */
public final class UnfinishedFiles {
    private final Path folder;
    private final List<Path> missing; // the deepest first

    private UnfinishedFiles(Path folder, List<Path> missing) {
        this.folder = folder;
        this.missing = List.copyOf(missing);
    }

    /** Those of a folder, which need not exist yet: call it before the folder is made. */
    public static UnfinishedFiles in(Path folder) {
        List<Path> missing = new ArrayList<>();
        Path absolute = folder.toAbsolutePath().normalize();
        for (Path each = absolute; each != null && !exists(each); each = each.getParent()) {
            missing.add(each);
        }
        return new UnfinishedFiles(absolute, missing);
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes temporary files and claims of this process, and the folders that were missing, if nothing is in them. */
    public void remove() {
        TemporaryFile.removeOwn(folder);
        try {
            for (Path each : missing) {
                Files.deleteIfExists(each);
            }
        } catch (IOException notEmpty) {
            return; // others write there as well
        }
    }
}
