package dev.densescope.data.folder;

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
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Walks a folder of images once. The walk ends, whatever links there are: a folder is entered through links once at most,
 * links that leave the tree are followed only where folders of splits and classes lie, and depth and number of files are
 * bounded. Confined to one thread.
 */
public final class FolderWalk {
    /** The most files and folders that a walk looks at. */
    static final int MAX_ENTRIES = 20_000_000;

    private static final int DEEPEST = 16;
    /** Below the root: as deep as class folders may lie. */
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
    private final BiConsumer<Path, String> skipped;
    private final BooleanSupplier stop;
    private final int maxEntries;
    private final Set<Path> enteredThroughLinks = new HashSet<>();
    private int entries;

    private FolderWalk(Path root, BiConsumer<Path, String> skipped, BooleanSupplier stop, int maxEntries) {
        this.root = root;
        this.skipped = skipped;
        this.stop = stop;
        this.maxEntries = maxEntries;
    }

    /**
     * Walks a folder.
     *
     * @param skipped is told of links that are not followed and of what is certainly no image, each with the reason
     * @param stop asked for each file
     * @throws FolderException if the folder itself cannot be read, or holds too much
     * @throws CancellationException if {@code stop} said so
     */
    public static FolderTree walk(Path root, BiConsumer<Path, String> skipped, BooleanSupplier stop)
            throws FolderException {
        return walk(root, skipped, stop, MAX_ENTRIES);
    }

    static FolderTree walk(Path root, BiConsumer<Path, String> skipped, BooleanSupplier stop, int maxEntries)
            throws FolderException {
        try {
            FolderTree tree = new FolderWalk(root.toRealPath(), skipped, stop, maxEntries)
                    .folder(new Place(root, root.toRealPath(), 0, false));
            if (!tree.unreadable().isEmpty()) {
                throw new FolderException("Image folder %s cannot be read: %s.".formatted(root, tree.unreadable()));
            }
            return tree;
        } catch (IOException failed) {
            throw new FolderException("Image folder %s cannot be read: %s.".formatted(root, reason(failed)));
        }
    }

    /**
     * A folder that is walked.
     *
     * @param path as the user knows it
     * @param real where it lies
     * @param depth below the root
     * @param linked whether a link leads to it
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
            return new FolderTree(place.path(), List.of(), List.of(), reason(failed));
        }
        List<FolderTree> folders = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path entry : found) {
            if (stop.getAsBoolean()) {
                throw new CancellationException("Reading the folder was given up.");
            }
            add(place, entry, folders, files);
        }
        return new FolderTree(place.path(), folders, files, "");
    }

    private List<Path> entries(Path folder) throws IOException, FolderException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (++entries > maxEntries) {
                    throw new FolderException(
                            "Image folder %s holds more than %d files: choose the folder of the data set itself."
                                    .formatted(root, maxEntries));
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
            skipped.accept(entry, Files.isSymbolicLink(entry) ? "it is a link that leads nowhere" : reason(failed));
            return;
        }
        if (attributes.isDirectory()) {
            addFolder(place, entry, folders);
        } else if (attributes.isRegularFile() && attributes.size() > 0) {
            files.add(entry);
        } else if (FolderTree.isNamedLikeImage(entry)) {
            skipped.accept(entry, attributes.isRegularFile() ? "it is empty" : "it is not a file");
        }
    }

    private void addFolder(Place place, Path entry, List<FolderTree> folders) throws FolderException {
        try {
            boolean link = Files.isSymbolicLink(entry);
            Place child = place.child(entry, entry.toRealPath(), link);
            String reason = whyNotEntered(child, place, link);
            if (reason.isEmpty()) {
                folders.add(folder(child));
            } else {
                skipped.accept(entry, reason);
            }
        } catch (IOException failed) {
            skipped.accept(entry, reason(failed));
        }
    }

    /** As the end of a sentence; empty if the folder is to be entered. */
    private String whyNotEntered(Place child, Place parent, boolean link) {
        if (child.depth() > DEEPEST) {
            return "it lies more than %d folders deep".formatted(DEEPEST);
        }
        if (link && (root.startsWith(child.real()) || parent.real().startsWith(child.real()))) {
            return "it is a link to a folder that it lies in";
        }
        if (link && child.depth() > DEEPEST_LEAVING_LINK && !child.real().startsWith(root)) {
            return "it is a link that leaves the folder of images";
        }
        return child.linked() && !enteredThroughLinks.add(child.real())
                ? "its folder was read through another link"
                : "";
    }

    private static String reason(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failed instanceof NoSuchFileException) {
            return "it is not there any more";
        }
        return failed instanceof FileSystemLoopException ? "it is a link that leads nowhere" : "reading it failed";
    }

    private static boolean isOfSystem(Path entry) {
        String name = String.valueOf(entry.getFileName()).toLowerCase(Locale.ROOT);
        return name.startsWith(".") || OF_SYSTEMS.contains(name);
    }
}
