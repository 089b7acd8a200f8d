package dev.densescope.ui.control;

import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;

/** The mark of a field whose text cannot be used; the reason is shown next to the field. FX thread only. */
public final class InvalidMark {
    private static final String STYLE = "invalid";

    private InvalidMark() {}

    /**
     * Marks a field, and tells its reader the reason; removes the mark if the reason is empty.
     *
     * @param reason one sentence; empty if the text can be used
     */
    public static void show(TextInputControl field, String reason) {
        field.getStyleClass().remove(STYLE);
        if (!reason.isEmpty()) {
            field.getStyleClass().add(STYLE);
        }
        field.setAccessibleHelp(reason);
    }

    /** The field that has the focus, if it is marked: its accessible help is the reason. */
    public static Optional<TextInputControl> inFocus(Scene scene) {
        return scene.getFocusOwner() instanceof TextInputControl field
                        && field.getStyleClass().contains(STYLE)
                ? Optional.of(field)
                : Optional.empty();
    }
}
