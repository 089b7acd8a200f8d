package dev.densescope.ui.shell.palette;

import dev.densescope.ui.control.Presence;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A card over the window, closed by Escape or a click outside; the focus then returns to the previous control. */
public final class OverlayCard extends StackPane {
    private Node focusBefore = this;

    public OverlayCard() {
        getStyleClass().add("scrim");
        setAlignment(Pos.TOP_CENTER);
        Presence.set(this, false);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getTarget() == this) {
                hide();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                hide();
            } else if (event.getCode() == KeyCode.TAB) {
                event.consume(); // a card has one control; the focus must not leave it
            }
        });
    }

    /** Shows a card and gives the focus to a node in it. */
    void show(Region card, Node focus) {
        if (!isVisible() && getScene().getFocusOwner() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        Presence.set(this, true);
        focus.requestFocus();
    }

    public void hide() {
        if (isVisible()) {
            Presence.set(this, false);
            getChildren().clear();
            focusBefore.requestFocus();
        }
    }
}
