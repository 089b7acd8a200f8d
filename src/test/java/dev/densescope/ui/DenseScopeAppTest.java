package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DenseScopeAppTest {
    private Stage stage;

    @Start
    void open(Stage stage) {
        this.stage = stage;
        new DenseScopeApp().start(stage);
    }

    @Test
    void theWindowShowsWithoutADisplayServer() {
        assertTrue(stage.isShowing());
    }
}
