package dev.densescope.ui.run;

import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * The operation at the cursor of the timeline. After the pointer has left the timeline, the operation that was last
 * clicked, or reached by a key; Escape and a click next to the operations release it. FX thread only.
 */
final class HeldCursor {
    private final ObservableValue<OptionalInt> cursor;
    private final ReadOnlyObjectWrapper<OptionalInt> operation =
            new ReadOnlyObjectWrapper<>(this, "operation", OptionalInt.empty());
    private OptionalInt held = OptionalInt.empty();

    /**
     * @param timeline whose clicks and keys are listened to, after it has handled them
     * @param cursor the operation at its cursor
     */
    HeldCursor(Node timeline, ObservableValue<OptionalInt> cursor) {
        this.cursor = cursor;
        cursor.addListener((observable, before, now) -> show());
        timeline.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> hold());
        timeline.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                held = OptionalInt.empty();
                show();
            } else if (!event.getCode().isModifierKey() && cursor.getValue().isPresent()) {
                hold();
            }
        });
    }

    /** The operation; empty if there is none. */
    ReadOnlyObjectProperty<OptionalInt> operationProperty() {
        return operation.getReadOnlyProperty();
    }

    private void hold() {
        held = cursor.getValue();
        show();
    }

    private void show() {
        operation.set(cursor.getValue().isPresent() ? cursor.getValue() : held);
    }
}
