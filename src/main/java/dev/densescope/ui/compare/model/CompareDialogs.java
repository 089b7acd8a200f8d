package dev.densescope.ui.compare.model;

import dev.densescope.report.format.ComparisonFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file dialogs of the Compare screen, which tests replace. FX thread only. */
public interface CompareDialogs {
    /** The files to compare: runs, snapshots, traces; none if the user cancelled. */
    List<Path> filesToCompare();

    /**
     * The target of a report, a folder for formats with several files; empty if the user cancelled.
     *
     * @param suggestedName file name with extension
     */
    Optional<Path> comparisonTarget(ComparisonFormat format, String suggestedName);
}
