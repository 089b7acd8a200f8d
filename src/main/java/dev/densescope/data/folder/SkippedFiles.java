package dev.densescope.data.folder;

import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects files that could not be used. Any thread. */
final class SkippedFiles {
    private final Path root;
    private final Map<String, String> reasons = new TreeMap<>(); // this and what follows is guarded by this
    private SkippedImages latest = SkippedImages.NONE;
    private boolean stale;

    /** @param root below which the files lie */
    SkippedFiles(Path root) {
        this.root = root;
    }

    synchronized void add(Path file, String reason) {
        reasons.put(root.relativize(file).toString(), reason);
        stale = true;
    }

    /** What was skipped so far, by name; the same object until there is more, so that it may be asked once a frame. */
    synchronized SkippedImages images() {
        if (stale) {
            List<SkippedImage> images = new ArrayList<>();
            reasons.forEach((file, reason) -> images.add(new SkippedImage(file, reason)));
            latest = SkippedImages.of(images);
            stale = false;
        }
        return latest;
    }

    /** What was skipped below a folder so far, by name. */
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
