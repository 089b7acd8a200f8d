package dev.densescope.ui.shell.placement;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Restores and saves position and size of the window. Some window managers change them when a window appears: openbox
 * sets the minimum size, metacity places the contents at the position of the frame. So they are requested again until
 * they are stable or the user uses the window. FX thread only.
 */
public final class WindowPlacement {
    private static final double FIRST_WIDTH = 1280;
    private static final double FIRST_HEIGHT = 800;

    private static final List<Duration> WHEN_RESTORED = List.of(Duration.millis(1), Duration.millis(250));

    /** Bounds change one by one, and possibly before the maximized state. */
    private static final Duration SETTLED = Duration.millis(300);

    private final Stage stage;
    private final Consumer<WindowBox> keep;
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private WindowBox normal = first();

    /** @param keep gets the position whenever the user has moved, resized or maximized the window */
    public WindowPlacement(Stage stage, Consumer<WindowBox> keep) {
        this.stage = stage;
        this.keep = keep;
        InvalidationListener moved = observable -> settled.playFromStart();
        stage.xProperty().addListener(moved);
        stage.yProperty().addListener(moved);
        stage.widthProperty().addListener(moved);
        stage.heightProperty().addListener(moved);
        stage.maximizedProperty().addListener(moved);
        settled.setOnFinished(event -> settle());
    }

    /** Shows the window at its last position, or in the middle of the first screen. */
    public void show(Optional<WindowBox> remembered) {
        WindowBox box = remembered.map(last -> last.within(visible())).orElseGet(WindowPlacement::first);
        normal = box.normal();
        FirstPlace.show(stage, box, this::keepFromBelowLeast, () -> stage.isFocused() || frameHeight() > 0);
        if (box.maximized()) {
            restoreOnce(normal);
        }
    }

    /** A window manager that has only seen the window maximized, such as openbox, does not know its normal size. */
    private void restoreOnce(WindowBox known) {
        stage.maximizedProperty().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable maximized) {
                if (!stage.isMaximized()) {
                    stage.maximizedProperty().removeListener(this);
                    WHEN_RESTORED.forEach(later -> FirstPlace.after(later, () -> restore(known)));
                }
            }
        });
    }

    /** Moves the window to its default position. */
    public void reset() {
        stage.setMaximized(false);
        FirstPlace.place(stage, first());
    }

    /** The position of the window; if it is maximized, its normal position. */
    public WindowBox now() {
        return FirstPlace.isNormal(stage) ? FirstPlace.bounds(stage) : normal.maximized(stage.isMaximized());
    }

    private void restore(WindowBox known) {
        if (stage.isShowing() && FirstPlace.isNormal(stage)) {
            FirstPlace.place(stage, known);
        }
    }

    private void settle() {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        if (FirstPlace.isNormal(stage)) {
            normal = FirstPlace.bounds(stage);
            keepFromBelowLeast();
        }
        keep.accept(now());
    }

    private void keepFromBelowLeast() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double across = frame(stage.getWidth(), stage.getScene().getWidth());
        stage.setMinWidth(Math.min(screen.getWidth(), WindowBox.MIN_WIDTH + across));
        stage.setMinHeight(Math.min(screen.getHeight(), WindowBox.MIN_HEIGHT + frameHeight()));
    }

    /** 0 if unknown. */
    private double frameHeight() {
        return frame(stage.getHeight(), stage.getScene().getHeight());
    }

    private static double frame(double outer, double inner) {
        double thickness = outer - inner;
        return thickness > 0 && thickness <= WindowBox.THICKEST_FRAME ? thickness : 0;
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
