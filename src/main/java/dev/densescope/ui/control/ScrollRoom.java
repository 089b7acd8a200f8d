package dev.densescope.ui.control;

import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * Keeps the width of scrolled content the same with and without a scroll bar. With a scroll bar, the content has the
 * pseudo-class {@code :scrolled}, for which its style sheet reduces the padding by the width of the bar. FX thread
 * only.
 */
public final class ScrollRoom {
    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");

    private ScrollRoom() {}

    /** Updates the pseudo-class now and whenever the heights change. */
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
