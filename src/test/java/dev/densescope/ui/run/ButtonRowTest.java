package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ButtonRowTest {
    /** Of the foot of the panel. */
    private static final double WIDTH = 312;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void rowsOfButtonsAreDividedAtOnePlaceAndCutNoText() {
        List<Button> buttons = Stream.of(
                        "Checkpoint sichern…", "Gewichte sichern…", "Erneut starten", "Einstellungen ändern")
                .map(Button::new)
                .toList();
        Stage stage = Pictures.onFx(() -> {
            VBox rows = new VBox(
                    new ButtonRow(buttons.get(0), buttons.get(1)), new ButtonRow(buttons.get(2), buttons.get(3)));
            rows.getStylesheets().add(RunScreen.class.getResource("run.css").toExternalForm());
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(rows, new Appearance(Theme.LIGHT, false), WIDTH, 80));
            shown.show();
            return shown;
        });
        Frames.settle();
        Pictures.onFx(() -> {
            for (Button button : buttons) {
                assertEquals((WIDTH - 8) / 2, button.getWidth(), 1, button.getText());
                assertEquals(button.getText(), ((Text) button.lookup(".text")).getText());
            }
            stage.close();
            return stage;
        });
    }
}
