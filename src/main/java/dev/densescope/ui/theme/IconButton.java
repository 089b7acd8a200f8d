package dev.densescope.ui.theme;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** A flat button that shows an icon; its name is in its tooltip and told by screen readers. FX thread only. */
public final class IconButton extends Button {
    /** @param name what the button does */
    public IconButton(Icon icon, String name) {
        super("", new IconView(icon));
        getStyleClass().addAll("flat", "icon");
        setAccessibleText(name);
        setTooltip(new Tooltip(name));
        setMinWidth(USE_PREF_SIZE);
    }
}
