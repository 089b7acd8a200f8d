package dev.densescope.ui.shell;

import dev.densescope.ui.Screen;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One quiet line at the foot of the window: what the screen has to say, and its keys, or for a while what was done. */
final class StatusLine extends HBox {
    private static final double GAP = 16;

    private final Label status = new Label();
    private final Label hint = new Label();

    /** @param done what was done last; where it is visible it takes the place of the keys */
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
