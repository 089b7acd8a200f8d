package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.ui.Pictures;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    @Test
    void itSaysNothingUntilAScreenIsShown() {
        Pictures.startToolkit();
        assertEquals("", Pictures.onFx(() -> new StatusLine(new Region(), new Region()).getText()));
    }
}
