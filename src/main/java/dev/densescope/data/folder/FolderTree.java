package dev.densescope.data.folder;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A folder as it was walked: its folders and files, sorted by path, without what systems put there of themselves. Immutable.
 *
 * @param unreadable why it could not be read, as the end of a sentence; empty if it could
 */
public record FolderTree(Path path, List<FolderTree> folders, List<Path> files, String unreadable) {
    private static final Set<String> IMAGES = Set.of(
            "png", "jpg", "jpeg", "jpe", "jfif", "bmp", "dib", "gif", "tif", "tiff", "webp", "avif", "heic", "heif",
            "jp2", "j2k", "ppm", "pgm", "pnm", "psd", "ico", "tga", "svg");

    public FolderTree {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }

    /** The folder's name, composed: some systems store accents apart from their letters. */
    public String name() {
        return nameOf(path);
    }

    /** The files in this folder and all below, in the order of their paths. */
    public List<Path> allFiles() {
        List<Path> all = new ArrayList<>();
        addFiles(all);
        all.sort(null);
        return all;
    }

    /** Whether there is a file, here or below, that is named like an image. */
    public boolean containsImages() {
        return hasImages() || folders.stream().anyMatch(FolderTree::containsImages);
    }

    /** Whether there is a file in this very folder that is named like an image. */
    boolean hasImages() {
        return files.stream().anyMatch(FolderTree::isNamedLikeImage);
    }

    /** Whether there is neither a file nor a folder in it. */
    public boolean isEmpty() {
        return files.isEmpty() && folders.isEmpty();
    }

    /** Whether a file's name says that it is an image, one that can be read or not. */
    public static boolean isNamedLikeImage(Path file) {
        String name = String.valueOf(file.getFileName());
        return IMAGES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : Normalizer.normalize(name.toString(), Normalizer.Form.NFC);
    }

    private void addFiles(List<Path> all) {
        all.addAll(files);
        folders.forEach(folder -> folder.addFiles(all));
    }
}
