package dev.densescope.ui;

import java.util.List;
import javafx.beans.binding.StringExpression;
import javafx.scene.Node;

/** One screen of the window. Built once and kept; all calls come from the JavaFX thread. */
public interface Screen {
    /** What the window shows between its bar and its status line. Always the same node. */
    Node root();

    /** The word on its tab. */
    String title();

    /** What the status line says on its left while this screen is shown. */
    StringExpression status();

    /** What the status line says on its right, such as the keys that work here. */
    StringExpression hint();

    /** What can be done here; listed in the command palette and the overview of keys. */
    default List<Command> commands() {
        return List.of();
    }

    /** Called when the screen comes to the front; a good place to ask for the keyboard focus and to start drawing. */
    default void shown() {}

    /** Called when another screen comes to the front. */
    default void hidden() {}
}
