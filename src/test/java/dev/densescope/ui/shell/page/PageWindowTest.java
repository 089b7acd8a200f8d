package dev.densescope.ui.shell.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageWindowTest {
    private final List<String> done = new ArrayList<>();
    private final VBox root = new VBox(8);
    private Stage owner;
    private PageWindow window;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        fx(() -> {
            root.getChildren().setAll(new ListView<String>(), new TextField());
            root.setPrefSize(480, 320);
            owner = new Stage();
            // Without one, the headless screen sometimes waits forever for the owner to be drawn.
            owner.setScene(new Scene(new Region(), 640, 480));
            owner.show();
            window = new PageWindow(owner, new Appearance(Theme.LIGHT, false), () -> {
                done.add("built");
                return new Plain();
            });
            window.show();
        });
    }

    @AfterEach
    void close() {
        fx(() -> owner.hide());
    }

    @ParameterizedTest
    @CsvSource({"0, Esc", "1, Esc", "0, Shortcut+W", "1, Shortcut+W"})
    void keysCloseItWhateverHasTheFocus(int focus, String key) {
        fx(() -> {
            Node focused = root.getChildren().get(focus);
            focused.requestFocus();
            Keys.press(root.getScene(), key);
        });
        assertFalse(root.getScene().getWindow().isShowing());
    }

    @Test
    void itIsBuiltOnceAndToldWhenItIsShownAndClosed() {
        fx(() -> {
            window.show();
            ((Stage) root.getScene().getWindow()).close();
            window.show();
        });
        assertEquals(List.of("built", "shown", "shown", "hidden", "shown"), done);
        assertTrue(root.getScene().getWindow().isShowing());
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
        Frames.settle();
    }

    private final class Plain implements Page {
        @Override
        public String title() {
            return "Plain";
        }

        @Override
        public Region root() {
            return root;
        }

        @Override
        public void shown() {
            done.add("shown");
        }

        @Override
        public void hidden() {
            done.add("hidden");
        }
    }
}
