package dev.densescope.ui.run.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.ClearButton;
import dev.densescope.ui.Pictures;
import java.util.OptionalInt;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TensorPaneTest {
    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void theFilterIsClearedByItsButton() {
        String left = Pictures.onFx(() -> {
            TensorPane pane = new TensorPane(
                    new SimpleObjectProperty<>(LayerPath.NETWORK), new SimpleObjectProperty<>(OptionalInt.empty()));
            TextField filter = (TextField) pane.lookup("#run-tensors-filter");
            filter.setText("norm");
            ClearButton.click(filter);
            return filter.getText();
        });
        assertEquals("", left);
    }
}
