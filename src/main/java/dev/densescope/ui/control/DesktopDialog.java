package dev.densescope.ui.control;

import dev.densescope.ui.FxThread;
import java.util.function.Supplier;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Shows dialogs of the desktop over a window. JavaFX disables the window meanwhile, and thereby fixes its size: under X11
 * some window managers then end that it is maximized. Without an owner the dialog would not stay above its window, and
 * the window could be used. So the window is maximized again, as soon as the window manager knows that its size may change.
 * FX thread only.
 */
public final class DesktopDialog {
    private DesktopDialog() {}

    /**
     * Shows a dialog, and returns its answer.
     *
     * @param dialog shows the dialog and waits for its end
     */
    public static <T> T over(Window owner, Supplier<T> dialog) {
        boolean wasMaximized = owner instanceof Stage stage && stage.isMaximized();
        try {
            return dialog.get();
        } finally {
            if (wasMaximized) {
                new FxThread().later(() -> ((Stage) owner).setMaximized(true));
            }
        }
    }
}
