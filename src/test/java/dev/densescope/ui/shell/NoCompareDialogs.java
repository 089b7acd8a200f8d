package dev.densescope.ui.shell;

import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.ui.compare.model.CompareDialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A user who cancels the dialogs of the Compare screen. */
final class NoCompareDialogs implements CompareDialogs {
    @Override
    public List<Path> filesToCompare() {
        return List.of();
    }

    @Override
    public Optional<Path> comparisonTarget(ComparisonFormat format, String suggestedName) {
        return Optional.empty();
    }
}
