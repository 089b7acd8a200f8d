package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DenseScopeAppTest {
    @TempDir
    static Path settings;

    private Stage stage;

    @Start
    void open(Stage stage) {
        this.stage = stage;
        new DenseScopeApp(settings).start(stage);
    }

    @Test
    void theWindowShowsWithoutADisplayServer() {
        assertTrue(stage.isShowing());
    }
}
