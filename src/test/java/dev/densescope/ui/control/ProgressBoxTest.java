package dev.densescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProgressBoxTest {
    private int cancelled;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void itShowsWhatIsReadUntilItIsHiddenAndItsButtonCancels() {
        ProgressBox box = Pictures.onFx(() -> new ProgressBox("test-reading", () -> cancelled++));
        Scene scene = Pictures.onFx(
                () -> Pictures.scene(new VBox(box, new Label("below")), new Appearance(Theme.LIGHT, false), 600, 80));
        Pictures.take(scene, "progress-box-hidden");
        assertEquals(0, box.getHeight(), "a hidden one takes no space");

        Pictures.onFx(() -> {
            box.show("Reading run.dscope", 0.25);
            return box;
        });
        Pictures.take(scene, "progress-box");
        assertEquals("Reading run.dscope", ((Label) box.lookup("#test-reading")).getText());
        assertEquals(0.25, ((ProgressBar) box.lookup(".progress-bar")).getProgress());
        assertTrue(box.getHeight() > 30, "it is seen: " + box.getHeight());

        Pictures.onFx(() -> {
            ((Button) box.lookup("#test-reading-cancel")).fire();
            box.hide();
            return box;
        });
        assertEquals(1, cancelled);
        assertFalse(box.isVisible() || box.isManaged());
    }
}
