package dev.densescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is scrolled is not pushed aside by its scroll bar. */
class ScrollRoomTest {
    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void contentIsAsWideWithAScrollBarAsWithout() {
        Label line = new Label("A line");
        line.setMaxWidth(Double.MAX_VALUE);
        VBox content = new VBox(line);
        content.getStyleClass().add("side-content");
        Stage stage = Pictures.onFx(() -> {
            ScrollPane pane = new ScrollPane(content);
            pane.getStyleClass().addAll("panel-right");
            pane.setFitToWidth(true);
            ScrollRoom.keep(pane, content);
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(pane, new Appearance(Theme.LIGHT, false), 264, 300));
            shown.show();
            return shown;
        });
        double without = width(line);
        Pictures.onFx(() -> {
            content.setMinHeight(900);
            return content;
        });
        assertEquals(without, width(line), 0.5);
        assertTrue(content.getWidth() < 260, "there is a scroll bar");
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    private static double width(Label line) {
        Frames.settle();
        return Pictures.onFx(() -> {
            for (int pass = 0; pass < 3; pass++) { // the state changes in one layout and is styled in the next
                line.getScene().getRoot().applyCss();
                line.getScene().getRoot().layout();
            }
            return line.getWidth();
        });
    }
}
