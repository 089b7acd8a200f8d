package dev.densescope.ui.compare.model;

import java.nio.file.Path;
import java.util.List;

/** A user who chooses these files. */
public final class ScriptedCompareDialogs implements CompareDialogs {
    private List<Path> files = List.of();

    public void choose(Path... chosen) {
        files = List.of(chosen);
    }

    @Override
    public List<Path> filesToCompare() {
        return files;
    }
}
