package dev.densescope.ui.compare.model;

import dev.densescope.report.format.ComparisonFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A user who chooses these files, and exports into this folder. */
public final class ScriptedCompareDialogs implements CompareDialogs {
    private final Path folder;
    private List<Path> files = List.of();

    public ScriptedCompareDialogs(Path folder) {
        this.folder = folder;
    }

    public void choose(Path... chosen) {
        files = List.of(chosen);
    }

    @Override
    public List<Path> filesToCompare() {
        return files;
    }

    @Override
    public Optional<Path> comparisonTarget(ComparisonFormat format, String suggestedName) {
        return Optional.of(format.hasSeveralFiles() ? folder : folder.resolve(suggestedName));
    }
}
