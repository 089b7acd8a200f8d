package dev.densescope.ui.model;

import java.nio.file.Path;
import java.util.List;

/** The files that were opened or saved last. FX thread only. */
public interface RecentDesigns {
    /** Newest first; they may no longer exist. */
    List<Path> files();

    /** Opens one of them, and asks before unsaved work is lost. */
    void open(Path file);

    /** No files. */
    static RecentDesigns none() {
        return new RecentDesigns() {
            @Override
            public List<Path> files() {
                return List.of();
            }

            @Override
            public void open(Path file) {
                throw new IllegalArgumentException("not recent: " + file);
            }
        };
    }
}
