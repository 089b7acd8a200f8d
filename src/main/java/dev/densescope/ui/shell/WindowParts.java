package dev.densescope.ui.shell;

import dev.densescope.ui.Screen;
import dev.densescope.ui.model.RunControl;
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
 * @param openRunFile opens a run file that was dropped on the window
 */
record WindowParts(
        List<Screen> screens, RunControl runs, int runScreen, int reportsScreen, Consumer<Path> openRunFile) {
    WindowParts {
        screens = List.copyOf(screens);
    }
}
