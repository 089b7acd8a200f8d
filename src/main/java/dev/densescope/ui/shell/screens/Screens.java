package dev.densescope.ui.shell.screens;

import dev.densescope.ui.Screen;
import dev.densescope.ui.shell.hint.Hint;
import java.util.List;
import java.util.Map;

/**
 * The screens of the window.
 *
 * @param design shown first, and whenever a design was opened
 * @param plan searches for plans
 * @param run shows runs
 * @param compare shows runs side by side
 * @param reports shows finished runs and their reports
 */
public record Screens(Screen design, Screen plan, Screen run, Screen compare, Screen reports) {
    /** In the order of their tabs and keys. */
    public List<Screen> inOrder() {
        return List.of(design, plan, run, compare, reports);
    }

    /** The hints of a screen, the most useful first. */
    public List<Hint> hints(Screen screen) {
        return Map.of(
                        design, List.of(Hint.MEMORY_LINE, Hint.RUN_KEY, Hint.PALETTE),
                        plan, List.of(Hint.BUDGET),
                        run, List.of(Hint.SELECTION),
                        compare, List.of(Hint.DROP_RUNS),
                        reports, List.of(Hint.EXPORT))
                .getOrDefault(screen, List.of());
    }
}
