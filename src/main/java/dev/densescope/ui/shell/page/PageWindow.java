package dev.densescope.ui.shell.page;

import dev.densescope.ui.shell.placement.FirstPlace;
import dev.densescope.ui.shell.placement.WindowBox;
import dev.densescope.ui.theme.Appearance;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** A window of the main one that shows a page; Escape or Ctrl+W closes it. FX thread only. */
public final class PageWindow {
    private static final KeyCombination ESCAPE = KeyCombination.valueOf("Esc");
    private static final KeyCombination CLOSE = KeyCombination.valueOf("Shortcut+W");
    private static final double MIN_WIDTH = 400;
    private static final double MIN_HEIGHT = 280;
    /** About what the desktop adds to the height. */
    private static final double TITLE_BAR = 32;

    private final Stage owner;
    private final Appearance appearance;
    private final Supplier<Page> build;
    private Optional<Stage> window = Optional.empty();
    private Optional<Page> page = Optional.empty();

    /** @param build creates the page when it is first shown */
    public PageWindow(Stage owner, Appearance appearance, Supplier<Page> build) {
        this.owner = owner;
        this.appearance = appearance;
        this.build = build;
    }

    /** Shows the window, or brings it to the front. */
    public void show() {
        Page shown = page.orElseGet(build);
        Stage stage = window.orElseGet(() -> stage(shown));
        page = Optional.of(shown);
        if (window.isEmpty()) {
            window = Optional.of(stage);
            FirstPlace.show(stage, place(stage, shown.root()));
        }
        stage.show();
        stage.toFront();
        shown.shown();
    }

    private Stage stage(Page shown) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(shown.title());
        Scene scene = new Scene(shown.root());
        appearance.dress(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (CLOSE.match(event) || (ESCAPE.match(event) && !(event.getTarget() instanceof TextInputControl))) {
                event.consume(); // before lists and tables, which keep Escape
                stage.close();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (ESCAPE.match(event)) {
                stage.close();
            }
        });
        stage.setOnHidden(event -> shown.hidden());
        stage.setScene(scene);
        return stage;
    }

    /** In the middle of the main window, as large as its content but not larger than its screen. */
    private WindowBox place(Stage stage, Region root) {
        root.applyCss();
        Rectangle2D screen = screen();
        double width = Math.min(root.prefWidth(-1), screen.getWidth());
        double height = Math.min(root.prefHeight(width) + TITLE_BAR, screen.getHeight());
        stage.setMinWidth(Math.min(MIN_WIDTH, width));
        stage.setMinHeight(Math.min(MIN_HEIGHT, height));
        double x = within(owner.getX() + (owner.getWidth() - width) / 2, screen.getMinX(), screen.getMaxX() - width);
        double y = within(owner.getY() + (owner.getHeight() - height) / 2, screen.getMinY(), screen.getMaxY() - height);
        return new WindowBox(x, y, width, height, false);
    }

    private Rectangle2D screen() {
        return Screen.getScreensForRectangle(owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight()).stream()
                .findFirst()
                .orElseGet(Screen::getPrimary)
                .getVisualBounds();
    }

    private static double within(double value, double min, double max) {
        return Math.max(min, Math.min(max, value));
    }
}
