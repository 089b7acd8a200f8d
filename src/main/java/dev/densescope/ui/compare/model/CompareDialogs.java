package dev.densescope.ui.compare.model;

import java.nio.file.Path;
import java.util.List;

/** The file dialog of the Compare screen, which tests replace. FX thread only. */
@FunctionalInterface
public interface CompareDialogs {
    /** The files to compare: runs, snapshots, traces; none if the user cancelled. */
    List<Path> filesToCompare();
}
