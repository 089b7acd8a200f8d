package dev.densescope.data.folder;

import dev.densescope.language.Text;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A folder with its folders and files, sorted by path, without system files. Immutable.
 *
 * @param unreadable why it could not be read, as the end of a sentence; empty if it was read
 */
public record FolderTree(Path path, List<FolderTree> folders, List<Path> files, Optional<Text> unreadable) {
    private static final Set<String> IMAGES = Set.of(
            "png", "jpg", "jpeg", "jpe", "jfif", "bmp", "dib", "gif", "tif", "tiff", "webp", "avif", "heic", "heif",
            "jp2", "j2k", "ppm", "pgm", "pnm", "psd", "ico", "tga", "svg");

    public FolderTree {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }

    /** The folder's name in composed Unicode form, since some systems store accents separately. */
    public String name() {
        return nameOf(path);
    }

    /** All files in this folder and its subfolders, sorted by path. */
    public List<Path> allFiles() {
        List<Path> all = new ArrayList<>();
        addFiles(all);
        all.sort(null);
        return all;
    }

    /** Whether this folder or a subfolder contains a file with the name of an image. */
    public boolean containsImages() {
        return hasImages() || folders.stream().anyMatch(FolderTree::containsImages);
    }

    /** Whether this folder itself contains a file with the name of an image. */
    boolean hasImages() {
        return files.stream().anyMatch(FolderTree::isNamedLikeImage);
    }

    /** Whether it contains neither files nor folders. */
    public boolean isEmpty() {
        return files.isEmpty() && folders.isEmpty();
    }

    /** Whether a file has the name of an image, in a supported format or not. */
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
