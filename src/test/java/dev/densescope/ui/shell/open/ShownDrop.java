package dev.densescope.ui.shell.open;

import javafx.scene.Node;

/** Shows the overlay of a window as if files were dragged over it. FX thread only. */
public final class ShownDrop {
    private ShownDrop() {}

    /** Shows it. */
    public static void of(Node overlay) {
        ((DropOverlay) overlay).showUnknown();
    }

    public static void hide(Node overlay) {
        ((DropOverlay) overlay).hide();
    }
}
