package dev.densescope.ui.shell.placement;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Where a window is first shown, even if its window manager places it elsewhere. FX thread only. */
public final class FirstPlace {
    /**
     * Delays of checks: at once, so that it is not visible, and after window managers, which may be slow, have placed
     * the window.
     */
    private static final List<Duration> CHECKS =
            Stream.of(1, 100, 250, 400, 700, 1000, 1500).map(Duration::millis).toList();

    private FirstPlace() {}

    /** Shows a window, and requests its place again until it is there or the user uses the window. */
    public static void show(Stage stage, WindowBox box) {
        show(stage, box, () -> {}, stage::isFocused);
    }

    /**
     * The same.
     *
     * @param look called before each check
     * @param managed whether the window manager has placed the window
     */
    static void show(Stage stage, WindowBox box, Runnable look, BooleanSupplier managed) {
        place(stage, box);
        stage.setMaximized(box.maximized());
        stage.show();
        FirstShow first = new FirstShow(box);
        // the pointer may be where the window appears, which is not a use of it
        stage.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> first.end());
        stage.addEventFilter(KeyEvent.ANY, key -> first.end());
        CHECKS.forEach(delay -> after(delay, () -> {
            if (stage.isShowing()) {
                look.run();
                if (isNormal(stage)) {
                    first.correction(bounds(stage), managed.getAsBoolean()).ifPresent(wanted -> place(stage, wanted));
                }
            }
        }));
    }

    static void after(Duration delay, Runnable work) {
        PauseTransition pause = new PauseTransition(delay);
        pause.setOnFinished(event -> work.run());
        pause.play();
    }

    /** Whether a window has its own size, rather than that of the screen or none. */
    static boolean isNormal(Stage stage) {
        return !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified();
    }

    static WindowBox bounds(Stage stage) {
        return new WindowBox(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }

    static void place(Stage stage, WindowBox box) {
        stage.setX(box.x());
        stage.setY(box.y());
        stage.setWidth(box.width());
        stage.setHeight(box.height());
    }
}
