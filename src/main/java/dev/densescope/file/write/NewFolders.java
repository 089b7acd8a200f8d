package dev.densescope.file.write;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Creates a folder and those above it, and can delete what it created. Not thread-safe. */
public final class NewFolders {
    private final Path folder;
    private final Deque<Path> made = new ArrayDeque<>();

    /** @param folder the folder, not created yet */
    public NewFolders(Path folder) {
        this.folder = folder;
    }

    /**
     * Creates the folders that are missing; may be called again, since another process may delete them.
     *
     * @throws IOException if one cannot be created, or is a file
     */
    public void make() throws IOException {
        Deque<Path> missing = missing(folder);
        Path ancestor = missing.isEmpty() ? folder : missing.peek().getParent();
        if (ancestor != null && !Files.isDirectory(ancestor)) {
            String file = Files.exists(ancestor) ? "'%s' is a file".formatted(ancestor) : null; // else a broken link
            throw new FileAlreadyExistsException(ancestor.toString(), null, file);
        }
        for (Path next : missing) {
            make(next);
        }
    }

    /** A folder and those above it as far as they do not exist, the outermost first. */
    static Deque<Path> missing(Path folder) {
        Deque<Path> missing = new ArrayDeque<>();
        Path each = folder.toAbsolutePath().normalize();
        while (each != null && !Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
            missing.push(each);
            each = each.getParent();
        }
        return missing;
    }

    /** Creates a folder, which another process may create at the same time. */
    private void make(Path next) throws IOException {
        try {
            Files.createDirectory(next);
            made.push(next);
        } catch (FileAlreadyExistsException taken) {
            if (!Files.isDirectory(next)) {
                throw taken;
            }
        }
    }

    /** Deletes the created folders that are empty. */
    public void removeEmpty() {
        try {
            while (!made.isEmpty()) {
                Files.deleteIfExists(made.pop());
            }
        } catch (IOException inUse) {
            made.clear(); // something was written: the folders are kept
        }
    }
}
