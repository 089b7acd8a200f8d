package dev.densescope.ui.shell;

import dev.densescope.ui.Screen;
import java.util.List;

/**
 * The screens of the window.
 *
 * @param design shown first, and whenever a design was opened
 * @param plan searches for plans
 * @param run shows runs
 * @param compare shows runs side by side
 * @param reports shows finished runs and their reports
 */
record Screens(Screen design, Screen plan, Screen run, Screen compare, Screen reports) {
    /** In the order of their tabs and keys. */
    List<Screen> inOrder() {
        return List.of(design, plan, run, compare, reports);
    }
}
