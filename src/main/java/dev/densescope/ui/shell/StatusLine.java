package dev.densescope.ui.shell;

import dev.densescope.ui.Screen;
import dev.densescope.ui.control.CutTooltip;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.StatusBar;

/** The status line of the window: status and keys of the screen, or for a while the last action. */
final class StatusLine extends StatusBar {
    private final Label keys = new Label();

    /**
     * @param done the last action; while visible, it replaces the keys and the hint
     * @param hint of the first days; while visible, it replaces the keys
     */
    StatusLine(Region done, Region hint) {
        setFocusTraversable(false);
        setText(""); // not the OK of ControlsFX until the first screen is shown
        getStyleClass().addAll("panel", "panel-bottom", "status-line");
        keys.getStyleClass().add("status-hint");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        keys.visibleProperty()
                .bind(done.visibleProperty().not().and(hint.visibleProperty().not()));
        keys.managedProperty().bind(keys.visibleProperty());
        StackPane hints = new StackPane(hint);
        hints.visibleProperty().bind(done.visibleProperty().not());
        hints.managedProperty().bind(hints.visibleProperty());
        getRightItems().addAll(keys, hints, done);
    }

    void show(Screen screen) {
        textProperty().bind(screen.status());
        keys.textProperty().bind(screen.hint());
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        if (skin.getNode().lookup(".status-label") instanceof Label label) {
            label.setMinWidth(0);
            CutTooltip.install(label);
        }
        return skin;
    }
}
