package dev.densescope.ui.control;

import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * Keeps what a pane scrolls as wide as it is without a scroll bar: while there is one, the content has the state
 * {@code :scrolled}, in which its style sheet takes the bar's width off its padding. FX thread only.
 */
public final class ScrollRoom {
    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");

    private ScrollRoom() {}

    /** From now on, as heights change. */
    public static void keep(ScrollPane pane, Region content) {
        InvalidationListener changed =
                observable -> content.pseudoClassStateChanged(SCROLLED, isScrolled(pane, content));
        pane.viewportBoundsProperty().addListener(changed);
        content.heightProperty().addListener(changed);
    }

    private static boolean isScrolled(ScrollPane pane, Region content) {
        return content.getHeight() > Math.ceil(pane.getViewportBounds().getHeight());
    }
}
