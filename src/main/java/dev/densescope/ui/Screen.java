package dev.densescope.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.StringExpression;
import javafx.scene.Node;

/** One screen of the window. Built once and kept; all calls come from the JavaFX thread. */
public interface Screen {
    /** The content between the bar and the status line of the window. Always the same node. */
    Node root();

    /** The title of its tab. */
    String title();

    /** The left text of the status line while this screen is shown. */
    StringExpression status();

    /** The right text of the status line, such as the keys of this screen. */
    StringExpression hint();

    /** The commands of this screen; listed in the command palette and the overview of keys. */
    default List<Command> commands() {
        return List.of();
    }

    /**
     * Keys that controls of this screen handle while they have the focus; listed in the overview of keys. The actions
     * give the focus to these controls.
     */
    default List<Command> controlKeys() {
        return List.of();
    }

    /** The command of F5 and of the Run button while this screen is shown; empty if they run the design. */
    default Optional<Command> run() {
        return Optional.empty();
    }

    /** Shows a run file that is opened or dropped while this screen is shown; empty if Reports does. */
    default Optional<RunFileTarget> runFiles() {
        return Optional.empty();
    }

    /** Called when the screen is shown: requests the keyboard focus and starts drawing. */
    default void shown() {}

    /** Called when another screen is shown. */
    default void hidden() {}
}
