package dev.densescope.ui.control;

import javafx.beans.InvalidationListener;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** Shows the whole text of a label in a tooltip, while the label has no room for it. FX thread only. */
public final class CutTooltip {
    private static final double MAX_WIDTH = 480;

    private CutTooltip() {}

    /** Watches a label that has no other tooltip. */
    public static void install(Labeled label) {
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(MAX_WIDTH);
        InvalidationListener look = observable -> label.setTooltip(isCut(label) ? whole : null);
        label.widthProperty().addListener(look);
        label.textProperty().addListener(look);
        label.fontProperty().addListener(look);
    }

    private static boolean isCut(Labeled label) {
        return label.getWidth() > 0 && label.getWidth() < Math.floor(label.prefWidth(-1));
    }
}
