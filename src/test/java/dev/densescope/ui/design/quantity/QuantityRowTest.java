package dev.densescope.ui.design.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.DesignDocument;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuantityRowTest {
    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void anErrorTakesNoRoom() {
        Pictures.onFx(() -> {
            QuantityModel model =
                    new QuantityModel(Quantities.ofTraining().get(0), new DesignDocument(TestWorkspace.DESIGN));
            QuantityRow row = new QuantityRow(model);
            Scene scene = new Scene(row, 260, 200);
            row.applyCss();
            row.layout();
            double height = row.prefHeight(260);
            model.type("many");
            assertFalse(model.reasonProperty().get().isEmpty());
            row.applyCss(); // a new style class resets the field until then
            assertEquals(height, row.prefHeight(260));
            return scene.getRoot();
        });
    }
}
