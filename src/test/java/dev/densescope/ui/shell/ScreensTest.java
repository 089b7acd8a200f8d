package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Command;
import dev.densescope.ui.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window's own screens: each is reached in every way, says where one is, and claims no key that is taken. */
class ScreensTest {
    private static final double GAP = 24;

    @TempDir
    private Path folder;

    private WholeWindow window;

    @BeforeEach
    void open() {
        window = new WholeWindow(folder);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void eachScreenHasAKeyACommandAndWordsOfItsOwn() {
        List<String> titles = titles();
        assertEquals(titles.size(), Set.copyOf(titles).size(), titles.toString());
        for (int i = 0; i < titles.size(); i++) {
            window.press("Shortcut+" + (i + 1));
            assertEquals(titles.get(i), shownTab());
            List<String> status = Stream.concat(texts(".status-label").stream(), texts(".status-hint").stream())
                    .toList();
            assertFalse(status.contains(""), titles.get(i) + " leaves the status line empty: " + status);
            assertTrue(commands().contains("Show " + titles.get(i)), titles.get(i));
        }
    }

    @Test
    void noKeyHasTwoCommands() {
        List<String> titles = titles();
        for (int i = 0; i < titles.size(); i++) {
            window.press("Shortcut+" + (i + 1));
            window.press("F1");
            List<String> keys = texts(".keys-here .key");
            assertTrue(keys.size() > titles.size(), keys.toString());
            List<String> twice = new ArrayList<>(keys);
            new HashSet<>(keys).forEach(twice::remove);
            assertEquals(List.of(), twice, titles.get(i));
            window.press("Esc");
        }
    }

    @Test
    void aNameHasTheRoomThatItsKeyLeaves() {
        window.press("F1");
        for (Node key : nodes(".keys-here .key")) {
            Labeled name = nameOf(key);
            double room = key.getParent().getLayoutBounds().getWidth() - GAP;
            boolean oneLine = name.getHeight() < 2 * name.getFont().getSize();
            assertEquals(name.prefWidth(-1) + key.getLayoutBounds().getWidth() <= room, oneLine, name.getText());
        }
        window.press("Esc");
    }

    /** The label in its row. */
    private static Labeled nameOf(Node key) {
        double middle = key.getBoundsInParent().getCenterY();
        return key.getParent().getChildrenUnmodifiable().stream()
                .filter(node -> node instanceof Labeled && node != key)
                .filter(node -> Math.abs(node.getBoundsInParent().getCenterY() - middle) < 2)
                .map(Labeled.class::cast)
                .filter(label -> !label.getStyleClass().contains("key"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> titles() {
        return texts(".tab");
    }

    private String shownTab() {
        return nodes(".tab").stream()
                .map(ToggleButton.class::cast)
                .filter(ToggleButton::isSelected)
                .map(Labeled::getText)
                .findFirst()
                .orElseThrow();
    }

    /** Those that the palette lists. */
    private List<String> commands() {
        window.press("Shortcut+Shift+P");
        ListView<?> list = (ListView<?>) nodes(".command-palette .list-view").get(0);
        List<String> names = list.getItems().stream()
                .map(Command.class::cast)
                .map(Command::name)
                .toList();
        window.press("Esc");
        return names;
    }

    private List<String> texts(String selector) {
        return nodes(selector).stream()
                .map(Labeled.class::cast)
                .map(Labeled::getText)
                .toList();
    }

    /** In the order in which they stand. */
    private List<Node> nodes(String selector) {
        return Pictures.onFx(() -> {
            Parent root = window.stage.getScene().getRoot();
            root.applyCss();
            return List.copyOf(root.lookupAll(selector));
        });
    }
}
