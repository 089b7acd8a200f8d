package dev.densescope.file.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Iterator;

/** What this process has begun to write into a folder, to be removed if the process ends before it is complete. Any thread. */
public final class UnfinishedFiles {
    private final Path folder;
    private final Deque<Path> missing; // the outermost first

    private UnfinishedFiles(Path folder, Deque<Path> missing) {
        this.folder = folder;
        this.missing = missing;
    }

    /** Those of a folder, which need not exist yet: call it before the folder is made. */
    public static UnfinishedFiles in(Path folder) {
        return new UnfinishedFiles(folder.toAbsolutePath().normalize(), NewFolders.missing(folder));
    }

    /** Removes temporary files and claims of this process, and the folders that were missing, if nothing is in them. */
    public void remove() {
        TemporaryFile.removeOwn(folder);
        try {
            for (Iterator<Path> each = missing.descendingIterator(); each.hasNext(); ) {
                Files.deleteIfExists(each.next());
            }
        } catch (IOException notEmpty) {
            return; // others write there as well
        }
    }
}
