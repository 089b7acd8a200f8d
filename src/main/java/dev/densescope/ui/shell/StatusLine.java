package dev.densescope.ui.shell;

import dev.densescope.ui.Screen;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One quiet line at the foot of the window: what the screen has to say, and its keys. */
final class StatusLine extends HBox {
    private final Label status = new Label();
    private final Label hint = new Label();

    StatusLine() {
        getStyleClass().addAll("panel", "panel-bottom", "status-line");
        setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        status.getStyleClass().add("status-text");
        hint.getStyleClass().add("status-text");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(status, gap, hint);
    }

    void show(Screen screen) {
        status.textProperty().bind(screen.status());
        hint.textProperty().bind(screen.hint());
    }
}
