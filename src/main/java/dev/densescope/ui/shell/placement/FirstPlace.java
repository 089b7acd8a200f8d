package dev.densescope.ui.shell.placement;

import java.util.List;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Where a window is first shown, even if its window manager places it elsewhere. FX thread only. */
public final class FirstPlace {
    /** Delays of checks, as window managers may be slow. */
    private static final List<Duration> CHECKS =
            Stream.of(1, 100, 250, 400, 700, 1000, 1500).map(Duration::millis).toList();

    private FirstPlace() {}

    /** Shows a window, and requests its place again until it is there or the user uses the window. */
    public static void show(Stage stage, WindowBox box) {
        place(stage, box);
        stage.show();
        FirstShow first = new FirstShow(box);
        stage.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> first.end());
        stage.addEventFilter(KeyEvent.ANY, key -> first.end());
        CHECKS.forEach(delay -> {
            PauseTransition later = new PauseTransition(delay);
            later.setOnFinished(event -> check(stage, first));
            later.play();
        });
    }

    private static void check(Stage stage, FirstShow first) {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified()) {
            WindowBox there = new WindowBox(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
            first.correction(there, stage.isFocused()).ifPresent(box -> place(stage, box));
        }
    }

    private static void place(Stage stage, WindowBox box) {
        stage.setX(box.x());
        stage.setY(box.y());
        stage.setWidth(box.width());
        stage.setHeight(box.height());
    }
}
