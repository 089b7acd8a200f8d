package dev.densescope.ui;

import javafx.event.Event;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.textfield.CustomTextField;

/** Clicks the button in a text field that clears it. FX thread only. */
public final class ClearButton {
    private ClearButton() {}

    /** Clicks the button of a field. */
    public static void click(TextField field) {
        MouseEvent released = new MouseEvent(
                MouseEvent.MOUSE_RELEASED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
        Event.fireEvent(((CustomTextField) field).getRight(), released);
    }
}
