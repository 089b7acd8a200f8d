package dev.densescope.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Where the window stands and how large it is. Window managers have their own ideas while a window appears: openbox, for
 * one, gives it the least size. So it is told once more when it is there, by when its frame is known too. FX thread only.
 */
final class WindowPlacement {
    private static final double FIRST_WIDTH = 1280;
    private static final double FIRST_HEIGHT = 800;
    /** Frames are thinner; more is a size that has not been told yet. */
    private static final double THICKEST_FRAME = 80;

    /** At once, so that nobody sees it, and when window managers have had their say. */
    private static final List<Duration> WHEN_SHOWN = List.of(Duration.millis(1), Duration.millis(400));

    private final Stage stage;

    WindowPlacement(Stage stage) {
        this.stage = stage;
    }

    /** Shows the window where it stood last, or in the middle of the first screen. */
    void show(Optional<WindowBox> remembered) {
        WindowBox box = remembered.map(last -> last.within(visible())).orElseGet(WindowPlacement::first);
        place(box);
        stage.setMaximized(box.maximized());
        stage.show();
        WHEN_SHOWN.forEach(later -> resizeAfter(later, box));
    }

    private void resizeAfter(Duration later, WindowBox box) {
        PauseTransition pause = new PauseTransition(later);
        pause.setOnFinished(event -> resize(box));
        pause.play();
    }

    /** Puts the window where it stands when nothing is remembered. */
    void reset() {
        stage.setMaximized(false);
        place(first());
    }

    WindowBox now() {
        return new WindowBox(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }

    private void place(WindowBox box) {
        stage.setX(box.x());
        stage.setY(box.y());
        stage.setWidth(box.width());
        stage.setHeight(box.height());
    }

    private void resize(WindowBox box) {
        if (!stage.isShowing()) {
            return;
        }
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(
                screen.getWidth(),
                WindowBox.LEAST_WIDTH + frame(stage.getWidth(), stage.getScene().getWidth())));
        stage.setMinHeight(Math.min(
                screen.getHeight(),
                WindowBox.LEAST_HEIGHT
                        + frame(stage.getHeight(), stage.getScene().getHeight())));
        boolean small = stage.getWidth() < box.width() || stage.getHeight() < box.height();
        if (small && !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            place(box);
        }
    }

    private static double frame(double outer, double inner) {
        double thickness = outer - inner;
        return thickness > 0 && thickness <= THICKEST_FRAME ? thickness : 0;
    }

    private static WindowBox first() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double x = screen.getMinX() + (screen.getWidth() - FIRST_WIDTH) / 2;
        double y = screen.getMinY() + (screen.getHeight() - FIRST_HEIGHT) / 2;
        return new WindowBox(x, y, FIRST_WIDTH, FIRST_HEIGHT, false).within(visible());
    }

    private static List<WindowBox> visible() {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .map(WindowPlacement::box)
                .toList();
    }

    private static WindowBox box(Rectangle2D bounds) {
        return new WindowBox(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight(), false);
    }
}
