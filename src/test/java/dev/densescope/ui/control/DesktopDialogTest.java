package dev.densescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DesktopDialogTest {
    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void aWindowThatADialogEndedToBeMaximizedIsMaximizedAgain() {
        assertTrue(maximizedAfterDialogOver(true));
        assertFalse(maximizedAfterDialogOver(false));
    }

    private static boolean maximizedAfterDialogOver(boolean maximized) {
        Stage stage = Pictures.onFx(() -> {
            Stage shown = new Stage();
            shown.setMaximized(maximized);
            String answer = DesktopDialog.over(shown, () -> {
                shown.setMaximized(false);
                return "chosen";
            });
            assertEquals("chosen", answer);
            return shown;
        });
        Frames.settle();
        return Pictures.onFx(stage::isMaximized);
    }
}
