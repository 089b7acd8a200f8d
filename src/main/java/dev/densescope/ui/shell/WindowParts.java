package dev.densescope.ui.shell;

import dev.densescope.ui.Screen;
import dev.densescope.ui.model.RunControl;
import dev.densescope.ui.model.StartingWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the window is put together from.
 *
 * @param screens in the order of their tabs, at least one
 * @param runs what the Run button drives
 * @param runScreen index of the screen that shows runs
 * @param reportsScreen index of the screen that shows reports
 * @param startingWeights what runs begin with, where a file of weights was opened as a design
 * @param openRunFile opens a run file that was dropped on the window
 */
record WindowParts(
        List<Screen> screens,
        RunControl runs,
        StartingWeights startingWeights,
        int runScreen,
        int reportsScreen,
        Consumer<Path> openRunFile) {
    WindowParts {
        screens = List.copyOf(screens);
    }
}
