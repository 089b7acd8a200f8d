package dev.densescope.ui.shell.page;

import javafx.scene.layout.Region;

/** The content of a window next to the main one, built when it is first shown. FX thread only. */
public interface Page {
    /** The title of its window. */
    String title();

    /** Its content with its preferred size. Always the same node. */
    Region root();

    /** Called when its window is shown or brought to the front. */
    default void shown() {}

    /** Called when its window is closed. */
    default void hidden() {}
}
