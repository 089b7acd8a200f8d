package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.ProgramLog;
import dev.densescope.session.costs.StoredCosts;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.ScriptedForms;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.shell.file.WindowDialogs;
import dev.densescope.ui.shell.placement.WindowBox;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Dimension2D;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window: none of its screens needs more than the least size. */
class LeastSizeTest {
    @TempDir
    private Path folder;

    private DesktopWindow window;
    private Stage stage;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        StoredCosts.ofProcessor(folder.resolve("costs")); // else the Plan screen calibrates the processor
        stage = Pictures.onFx(Stage::new);
        window = Pictures.onFx(() -> {
            DesktopWindow opened =
                    new DesktopWindow(folder, folder.resolve("runs"), new ProgramLog(folder.resolve("logs")));
            opened.open(
                    stage,
                    (file, failed) -> {},
                    new Appearance(Theme.LIGHT, false),
                    new WindowDialogs(
                            new ScriptedFiles(),
                            new ScriptedForms(),
                            Optional::empty,
                            new ScriptedExports(),
                            new NoCompareDialogs()));
            return opened;
        });
        FirstScreen.await(stage);
    }

    @AfterEach
    void close() {
        Pictures.onFx(() -> {
            stage.close();
            window.close();
            return stage;
        });
    }

    @Test
    void noScreenNeedsMoreThanTheLeastSize() {
        int screens = stage.getScene().getRoot().lookupAll(".tab").size();
        for (int screen = 1; screen <= screens; screen++) {
            String keys = "Shortcut+" + screen;
            Pictures.onFx(() -> {
                Keys.press(stage.getScene(), keys);
                return stage;
            });
            assertFits();
        }
    }

    @Test
    void aLongNameAndWhatThereIsToSayOfADesignNeedNoMore() throws TimeoutException {
        Pictures.onFx(() -> {
            field("#field-name").setText("A name of many words, ".repeat(9));
            field("#field-batch").setText("1");
            field("#field-input").setText("4");
            field("#field-classes").setText("0");
            return stage;
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Pictures.onFx(this::saysThatNothingIsLearned));
        assertFits();
    }

    @Test
    void theWindowIsNotLetBelowIt() {
        assertEquals(WindowBox.MIN_WIDTH, stage.getMinWidth());
        assertEquals(WindowBox.MIN_HEIGHT, stage.getMinHeight());
    }

    private boolean saysThatNothingIsLearned() {
        return ((Labeled) stage.getScene().lookup("#design-notice")).getText().contains("nothing is learned");
    }

    private void assertFits() {
        Dimension2D min = Pictures.onFx(() -> {
            BorderPane frame = (BorderPane)
                    stage.getScene().getRoot().getChildrenUnmodifiable().get(0);
            frame.applyCss();
            frame.layout();
            return new Dimension2D(frame.minWidth(-1), frame.minHeight(-1));
        });
        assertTrue(min.getWidth() <= WindowBox.MIN_WIDTH && min.getHeight() <= WindowBox.MIN_HEIGHT, "needs " + min);
    }

    private TextField field(String id) {
        return (TextField) stage.getScene().lookup(id);
    }
}
