package dev.densescope.data.folder;

import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.language.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects skipped files. Thread-safe. */
final class SkippedFiles {
    private final Path root;
    private final Map<String, Text> reasons = new TreeMap<>(); // guarded by this, as are the following fields
    private SkippedImages latest = SkippedImages.NONE;
    private boolean stale;

    /** @param root the common parent folder of the files */
    SkippedFiles(Path root) {
        this.root = root;
    }

    synchronized void add(Path file, Text reason) {
        reasons.put(root.relativize(file).toString(), reason);
        stale = true;
    }

    /**
     * The files skipped so far, by name. Returns the same object until there are more, so that it can be called once
     * per frame.
     */
    synchronized SkippedImages images() {
        if (stale) {
            List<SkippedImage> images = new ArrayList<>();
            reasons.forEach((file, reason) -> images.add(new SkippedImage(file, reason)));
            latest = SkippedImages.of(images);
            stale = false;
        }
        return latest;
    }

    /** The files skipped so far in a folder, by name. */
    synchronized SkippedImages below(Path folder) {
        List<SkippedImage> images = new ArrayList<>();
        reasons.forEach((file, reason) -> {
            if (root.resolve(file).startsWith(folder)) {
                images.add(new SkippedImage(file, reason));
            }
        });
        return SkippedImages.of(images);
    }
}
