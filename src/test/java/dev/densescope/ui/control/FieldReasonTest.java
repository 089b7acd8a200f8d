package dev.densescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Pictures;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FieldReasonTest {
    private final StringProperty reason = new SimpleStringProperty("");
    private final FocusedField field = new FocusedField();
    private final TextField next = new TextField();

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void theReasonLiesOverTheNextRowWhileTheFieldHasTheFocus() {
        Pictures.onFx(() -> {
            FieldReason below = new FieldReason(field, reason).named("plate");
            VBox row = new VBox(field, below);
            VBox rows = new VBox(row, next);
            Scene scene = new Scene(rows, 240, 200);
            lay(scene);
            double nextY = next.getLayoutY();
            reason.set("Enter a whole number from 1 to 1,000,000 here, please.");
            field.focus(true);
            lay(scene);
            Label plate = (Label) scene.lookup("#plate");
            assertTrue(below.isVisible());
            assertEquals(reason.get(), plate.getText());
            assertEquals(nextY, next.getLayoutY());
            Bounds shown = plate.localToScene(plate.getLayoutBounds());
            assertTrue(shown.getMinY() >= nextY - 1 && shown.getHeight() > 10, shown::toString);
            assertTrue(shown.getMaxX() <= 240 && shown.getMinX() >= 0, shown::toString);
            assertTrue(row.getViewOrder() < next.getViewOrder(), "it is painted over the next row");
            field.focus(false);
            assertFalse(below.isVisible());
            assertEquals(0, row.getViewOrder());
            return rows;
        });
    }

    @Test
    void whereThereIsNoRoomBelowItLiesAboveTheRow() {
        Pictures.onFx(() -> {
            FieldReason below = new FieldReason(field, reason).named("plate");
            VBox rows = new VBox(next, new VBox(field, below));
            ScrollPane scrolled = new ScrollPane(rows);
            scrolled.setFitToWidth(true);
            Scene scene = new Scene(scrolled, 240, 60);
            reason.set("Enter a number.");
            field.focus(true);
            lay(scene);
            lay(scene);
            Label plate = (Label) scene.lookup("#plate");
            assertTrue(
                    plate.localToScene(plate.getLayoutBounds()).getMaxY()
                            <= field.localToScene(field.getLayoutBounds()).getMinY() + 1,
                    () -> plate.localToScene(plate.getLayoutBounds()).toString());
            return rows;
        });
    }

    /** A field that can have the focus without a window. */
    private static final class FocusedField extends TextField {
        void focus(boolean on) {
            setFocused(on);
        }
    }

    private static void lay(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }
}
