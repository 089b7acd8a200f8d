package dev.densescope.data.folder;

import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Walks a folder of images. The walk terminates with any symbolic links: a folder is entered through links at most
 * once, links that leave the tree are followed only at the levels of splits and classes, and depth and number of files
 * are limited. Not thread-safe.
 */
public final class FolderWalk {
    /** Maximum number of files and folders. */
    static final int MAX_ENTRIES = 20_000_000;

    private static final int DEEPEST = 16;
    /** Maximum depth of links that leave the tree: that of class folders. */
    private static final int DEEPEST_LEAVING_LINK = 3;

    private static final Set<String> OF_SYSTEMS = Set.of(
            "thumbs.db",
            "ehthumbs.db",
            "desktop.ini",
            "__macosx",
            "@eadir",
            "#recycle",
            "$recycle.bin",
            "recycler",
            "system volume information",
            "lost+found",
            "icon\r");

    private final Path root;
    private final BiConsumer<Path, Text> skipped;
    private final BooleanSupplier stop;
    private final int maxEntries;
    private final Set<Path> enteredThroughLinks = new HashSet<>();
    private int entries;

    private FolderWalk(Path root, BiConsumer<Path, Text> skipped, BooleanSupplier stop, int maxEntries) {
        this.root = root;
        this.skipped = skipped;
        this.stop = stop;
        this.maxEntries = maxEntries;
    }

    /**
     * Walks a folder.
     *
     * @param skipped receives links that are not followed and files that are not images, with the reason
     * @param stop polled for each file
     * @throws FolderException if the folder itself cannot be read, or has too many files
     * @throws CancellationException if {@code stop} was true
     */
    public static FolderTree walk(Path root, BiConsumer<Path, Text> skipped, BooleanSupplier stop)
            throws FolderException {
        return walk(root, skipped, stop, MAX_ENTRIES);
    }

    static FolderTree walk(Path root, BiConsumer<Path, Text> skipped, BooleanSupplier stop, int maxEntries)
            throws FolderException {
        try {
            FolderTree tree = new FolderWalk(root.toRealPath(), skipped, stop, maxEntries)
                    .folder(new Place(root, root.toRealPath(), 0, false));
            if (tree.unreadable().isPresent()) {
                throw new FolderException(Text.of(
                        "Image folder %s cannot be read: %s.",
                        root, tree.unreadable().get()));
            }
            return tree;
        } catch (IOException failed) {
            throw new FolderException(Text.of("Image folder %s cannot be read: %s.", root, reason(failed)));
        }
    }

    /**
     * A folder to walk.
     *
     * @param path its path for the user
     * @param real its real path
     * @param depth depth below the root
     * @param linked whether it was reached through a link
     */
    private record Place(Path path, Path real, int depth, boolean linked) {
        Place child(Path entry, Path realEntry, boolean link) {
            return new Place(entry, realEntry, depth + 1, linked || link);
        }
    }

    private FolderTree folder(Place place) throws FolderException {
        List<Path> found;
        try {
            found = entries(place.path());
        } catch (IOException failed) {
            return new FolderTree(place.path(), List.of(), List.of(), Optional.of(reason(failed)));
        }
        List<FolderTree> folders = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path entry : found) {
            if (stop.getAsBoolean()) {
                throw new CancellationException("Reading the folder was cancelled.");
            }
            add(place, entry, folders, files);
        }
        return new FolderTree(place.path(), folders, files, Optional.empty());
    }

    private List<Path> entries(Path folder) throws IOException, FolderException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (++entries > maxEntries) {
                    throw new FolderException(Text.of(
                            "Image folder %s contains more than %d files: choose the folder of the data set itself.",
                            root, maxEntries));
                }
                if (!isOfSystem(entry)) {
                    found.add(entry);
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        found.sort(null);
        return found;
    }

    private void add(Place place, Path entry, List<FolderTree> folders, List<Path> files) throws FolderException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(entry, BasicFileAttributes.class);
        } catch (IOException failed) {
            skipped.accept(entry, Files.isSymbolicLink(entry) ? Text.of("it is a broken link") : reason(failed));
            return;
        }
        if (attributes.isDirectory()) {
            addFolder(place, entry, folders);
        } else if (attributes.isRegularFile() && attributes.size() > 0) {
            files.add(entry);
        } else if (FolderTree.isNamedLikeImage(entry)) {
            skipped.accept(entry, attributes.isRegularFile() ? Text.of("it is empty") : Text.of("it is not a file"));
        }
    }

    private void addFolder(Place place, Path entry, List<FolderTree> folders) throws FolderException {
        try {
            boolean link = Files.isSymbolicLink(entry);
            Place child = place.child(entry, entry.toRealPath(), link);
            Optional<Text> reason = whyNotEntered(child, place, link);
            if (reason.isEmpty()) {
                folders.add(folder(child));
            } else {
                skipped.accept(entry, reason.get());
            }
        } catch (IOException failed) {
            skipped.accept(entry, reason(failed));
        }
    }

    /** Why a folder is not entered, as the end of a sentence; empty to enter it. */
    private Optional<Text> whyNotEntered(Place child, Place parent, boolean link) {
        if (child.depth() > DEEPEST) {
            return Optional.of(Text.of("it is more than %d folders deep", DEEPEST));
        }
        if (link && (root.startsWith(child.real()) || parent.real().startsWith(child.real()))) {
            return Optional.of(Text.of("it is a link to one of its parent folders"));
        }
        if (link && child.depth() > DEEPEST_LEAVING_LINK && !child.real().startsWith(root)) {
            return Optional.of(Text.of("it is a link out of the folder of images"));
        }
        return child.linked() && !enteredThroughLinks.add(child.real())
                ? Optional.of(Text.of("its folder was read through another link"))
                : Optional.empty();
    }

    private static Text reason(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return Text.of("access is denied");
        }
        if (failed instanceof NoSuchFileException) {
            return Text.of("it no longer exists");
        }
        return failed instanceof FileSystemLoopException
                ? Text.of("it is a broken link")
                : Text.of("reading it failed");
    }

    private static boolean isOfSystem(Path entry) {
        String name = String.valueOf(entry.getFileName()).toLowerCase(Locale.ROOT);
        return name.startsWith(".") || OF_SYSTEMS.contains(name);
    }
}
