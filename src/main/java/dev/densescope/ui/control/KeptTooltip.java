package dev.densescope.ui.control;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/**
 * A tooltip whose text follows a changing value. The tooltip stays, since a new one is a new window with a style of its
 * own, which takes long. FX thread only.
 */
public final class KeptTooltip {
    private KeptTooltip() {}

    /** Sets the text of a control's tooltip; an empty text removes it. */
    public static void set(Control control, String text) {
        Tooltip kept = control.getTooltip();
        if (text.isEmpty()) {
            control.setTooltip(null);
        } else if (kept == null) {
            control.setTooltip(new Tooltip(text));
        } else if (!text.equals(kept.getText())) {
            kept.setText(text);
        }
    }
}
