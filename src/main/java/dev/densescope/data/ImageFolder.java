package dev.densescope.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Finds the files of a folder that has a folder for each class. Links are followed, folders within class folders entered;
 * files that systems put there of themselves are passed over in silence.
 */
final class ImageFolder {
    private static final Set<String> NOT_OF_THE_USER = Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx");

    private ImageFolder() {}

    /**
     * The files by class, both sorted by name. Nothing is known yet of what is in them.
     *
     * @param skipped is told of what is certainly no image
     * @param stop asked for each file
     * @throws java.util.concurrent.CancellationException if it said so
     * @throws DataException if the folder, or one of its class folders, cannot be read
     */
    static SortedMap<String, List<Path>> files(Path root, SkippedFiles skipped, BooleanSupplier stop) {
        if (!Files.isDirectory(root)) {
            throw new DataException("Image folder %s is not there or not a folder.".formatted(root));
        }
        Visitor visitor = new Visitor(root, skipped, stop);
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException failed) {
            throw new DataException("Image folder %s cannot be read.".formatted(root), failed);
        }
        visitor.classes.values().forEach(Collections::sort);
        return visitor.classes;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final SkippedFiles skipped;
        private final BooleanSupplier stop;
        private final SortedMap<String, List<Path>> classes = new TreeMap<>();

        Visitor(Path root, SkippedFiles skipped, BooleanSupplier stop) {
            this.root = root;
            this.skipped = skipped;
            this.stop = stop;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            if (isPassedOver(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (isClass(folder)) {
                classes.put(folder.getFileName().toString(), new ArrayList<>());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (stop.getAsBoolean()) {
                throw new CancellationException("Reading the folder was given up.");
            }
            if (isPassedOver(file)) {
                return FileVisitResult.CONTINUE;
            }
            Path inRoot = root.relativize(file);
            if (inRoot.getNameCount() == 1) {
                skipIfNamedLikeAnImage(file, attributes);
            } else if (attributes.isRegularFile()) {
                classes.get(inRoot.getName(0).toString()).add(file);
            } else {
                skipped.add(file, attributes.isSymbolicLink() ? "it is a link that leads nowhere" : "it is not a file");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) {
            if (isPassedOver(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (failed instanceof FileSystemLoopException) {
                skipped.add(file, "it is a link to a folder that it lies in");
                return FileVisitResult.CONTINUE;
            }
            String reason = failed instanceof AccessDeniedException ? "access is denied" : "reading it failed";
            if (file.equals(root) || isClass(file)) {
                throw new DataException("Image folder %s cannot be read: %s.".formatted(file, reason), failed);
            }
            skipped.add(file, reason);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failed) {
            if (failed != null) { // as SimpleFileVisitor has it
                skipped.add(folder, "not all of this folder could be read");
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isClass(Path folder) {
            return root.equals(folder.getParent());
        }

        private void skipIfNamedLikeAnImage(Path file, BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink()) { // perhaps a class that is missing now
                skipped.add(file, "it is a link that leads nowhere");
                return;
            }
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg")) {
                skipped.add(file, "it lies in no class folder");
            }
        }

        private static boolean isPassedOver(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            return name.startsWith(".") || NOT_OF_THE_USER.contains(name);
        }
    }
}
