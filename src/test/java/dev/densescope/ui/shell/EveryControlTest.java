package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.FocusWalk;
import dev.densescope.ui.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every control of each screen is reached by Tab, seen where it has the focus, and has a name for a screen reader. */
class EveryControlTest {
    @TempDir
    private Path folder;

    @Test
    void isReachedByTabSeenWithTheFocusAndNamed() {
        try (WholeWindow window = new WholeWindow(folder)) {
            List<String> problems = new ArrayList<>();
            for (int screen = 1; screen <= 5; screen++) {
                window.press("Shortcut+" + screen);
                int number = screen;
                FocusWalk.problems(window.stage.getScene())
                        .forEach(line -> problems.add("screen " + number + ": " + line));
            }
            assertEquals(List.of(), problems);
        }
    }

    @Test
    void overlaysTakeTheFocusAndTheirControlsHaveNames() {
        try (WholeWindow window = new WholeWindow(folder)) {
            for (String keys : List.of("Shortcut+Shift+P", "F1")) {
                Node before = Pictures.onFx(() -> window.stage.getScene().getFocusOwner());
                window.press(keys);
                Node owner = Pictures.onFx(() -> window.stage.getScene().getFocusOwner());
                assertTrue(owner != null && owner != before, keys + " leaves the focus below: " + owner);
                assertEquals(
                        List.of(), FocusWalk.nameless(window.stage.getScene().getRoot()), keys);
                window.press("Esc");
            }
        }
    }
}
