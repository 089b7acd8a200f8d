package dev.densescope.ui.shell.screens;

import dev.densescope.ui.export.Exports;
import dev.densescope.ui.export.ModelExports;
import dev.densescope.ui.model.run.RunControl;
import dev.densescope.ui.model.run.StartingWeights;
import dev.densescope.ui.shell.device.DeviceChoices;
import dev.densescope.ui.shell.pages.WindowPages;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The parts of the window.
 *
 * @param runs controlled by the Run button
 * @param startingWeights initial weights of runs, after a weights file was opened as a design
 * @param openRunFile opens a run file that was dropped on the window
 * @param compareFiles adds run files and traces that were dropped on the window to the compared runs
 * @param pages in windows of their own
 * @param devices that runs can use
 * @param models exports the design with its weights and its plan
 */
public record WindowParts(
        Screens screens,
        RunControl runs,
        StartingWeights startingWeights,
        Consumer<Path> openRunFile,
        Consumer<List<Path>> compareFiles,
        WindowPages pages,
        DeviceChoices devices,
        ModelExports models) {
    /** All exports of the window. */
    public Exports exports() {
        return models.exports();
    }
}
