package dev.densescope.ui.shell;

import dev.densescope.ui.Screen;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The status line of the window: status and keys of the screen, or for a while the last action. */
final class StatusLine extends HBox {
    private static final double GAP = 16;

    private final Label status = new Label();
    private final Label hint = new Label();

    /** @param done the last action; while visible, it replaces the keys */
    StatusLine(Region done) {
        getStyleClass().addAll("panel", "panel-bottom", "status-line");
        setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        gap.setMinWidth(GAP);
        status.getStyleClass().add("status-text");
        hint.getStyleClass().add("status-text");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        hint.visibleProperty().bind(done.visibleProperty().not());
        hint.managedProperty().bind(hint.visibleProperty());
        getChildren().addAll(status, gap, hint, done);
    }

    void show(Screen screen) {
        status.textProperty().bind(screen.status());
        hint.textProperty().bind(screen.hint());
    }
}
