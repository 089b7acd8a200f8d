package dev.densescope.ui.shell;

import dev.densescope.ui.model.RunControl;
import dev.densescope.ui.model.StartingWeights;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the window is put together from.
 *
 * @param runs what the Run button drives
 * @param startingWeights what runs begin with, where a file of weights was opened as a design
 * @param openRunFile opens a run file that was dropped on the window
 */
record WindowParts(Screens screens, RunControl runs, StartingWeights startingWeights, Consumer<Path> openRunFile) {}
