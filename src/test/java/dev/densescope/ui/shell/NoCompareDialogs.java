package dev.densescope.ui.shell;

import dev.densescope.ui.compare.model.CompareDialogs;
import java.nio.file.Path;
import java.util.List;

/** A user who cancels the dialog of the Compare screen. */
final class NoCompareDialogs implements CompareDialogs {
    @Override
    public List<Path> filesToCompare() {
        return List.of();
    }
}
