package dev.densescope.ui.shell;

import dev.densescope.ui.Screen;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The status line of the window: status and keys of the screen, or for a while the last action. */
final class StatusLine extends HBox {
    private static final double GAP = 16;

    private final Label status = new Label();
    private final Label keys = new Label();

    /**
     * @param done the last action; while visible, it replaces the keys and the hint
     * @param hint of the first days; while visible, it replaces the keys
     */
    StatusLine(Region done, Region hint) {
        getStyleClass().addAll("panel", "panel-bottom", "status-line");
        setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        gap.setMinWidth(GAP);
        status.getStyleClass().add("status-text");
        keys.getStyleClass().add("status-text");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        keys.visibleProperty()
                .bind(done.visibleProperty().not().and(hint.visibleProperty().not()));
        keys.managedProperty().bind(keys.visibleProperty());
        StackPane hints = new StackPane(hint);
        hints.setMinWidth(0);
        hints.visibleProperty().bind(done.visibleProperty().not());
        hints.managedProperty().bind(hints.visibleProperty());
        getChildren().addAll(status, gap, keys, hints, done);
    }

    void show(Screen screen) {
        status.textProperty().bind(screen.status());
        keys.textProperty().bind(screen.hint());
    }
}
