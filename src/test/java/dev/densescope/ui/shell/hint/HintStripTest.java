package dev.densescope.ui.shell.hint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Pictures;
import dev.densescope.ui.model.KeptState;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HintStripTest {
    private static final List<Hint> DESIGN = List.of(Hint.MEMORY_LINE, Hint.RUN_KEY);

    private final KeptState kept = KeptState.inMemory();
    private final Hints hints = new Hints(kept);
    private HintStrip strip;
    private Scene scene;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        scene = Pictures.onFx(() -> {
            strip = new HintStrip(hints);
            return Pictures.scene(new StackPane(strip), new Appearance(Theme.LIGHT, false), 700, 40);
        });
    }

    @Test
    void oneHintIsShownUntilItIsDismissedAndTheNextWithTheNextScreen() {
        fx(() -> strip.show(DESIGN));
        Pictures.take(scene, "hint");
        assertTrue(strip.getAccessibleText().startsWith("Drag the line to"), strip.getAccessibleText());
        fx(() -> ((Hyperlink) scene.lookup("#hint-got-it")).fire());
        assertFalse(strip.isVisible());
        fx(() -> strip.show(DESIGN));
        assertTrue(strip.getAccessibleText().startsWith("F5"), strip.getAccessibleText());
        assertEquals(Optional.of(Hint.RUN_KEY), new Hints(kept).next(DESIGN), "kept for the next start");
    }

    @Test
    void noHintsAreShownOnceTheyAreSwitchedOffAndAllAgainAfterReset() {
        fx(() -> strip.show(DESIGN));
        fx(() -> ((Hyperlink) scene.lookup("#hint-got-it")).fire());
        fx(() -> ((Hyperlink) scene.lookup("#hint-never")).fire());
        fx(() -> strip.show(DESIGN));
        assertFalse(strip.isVisible());
        assertFalse(new Hints(kept).shownProperty().get());
        fx(hints::reset);
        fx(() -> strip.show(DESIGN));
        assertTrue(strip.isVisible());
        assertTrue(strip.getAccessibleText().startsWith("Drag the line to"), strip.getAccessibleText());
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
    }
}
