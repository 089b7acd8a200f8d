package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.design.quantity.Quantities;
import dev.densescope.ui.design.quantity.QuantityModel;
import dev.densescope.ui.design.quantity.QuantityRow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** No run starts while a field of the design holds text that is not used. */
class UnusedTextTest {
    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private TestWindow window;
    private TextField batch;

    @BeforeEach
    void typeABatchThatCannotBeUsed() {
        Pictures.startToolkit();
        window = Pictures.onFx(() -> new TestWindow(folder, TestWorkspace.DESIGN));
        fx(() -> {
            Quantities.ofTraining()
                    .forEach(quantity -> ((VBox) window.design.root())
                            .getChildren()
                            .add(new QuantityRow(new QuantityModel(quantity, window.workspace.document()))));
            batch = (TextField) window.find("#field-batch").orElseThrow();
            batch.requestFocus();
            batch.setText("eight");
        });
    }

    @AfterEach
    void close() {
        fx(() -> window.crash());
    }

    @Test
    void theRunKeyTellsTheFieldAndStartsNothing() {
        fx(() -> window.press("F5"));
        assertRefused();
        fx(() -> batch.setText("4"));
        fx(() -> window.press("F5"));
        assertTrue(window.isRunning());
        assertEquals(4, window.workspace.spec().batch());
        assertEquals(List.of(), window.notices(), "it is no longer true");
    }

    @Test
    void theRunButtonTellsTheFieldAndLeavesItsText() {
        robot.clickOn("#run-button");
        Frames.settle();
        assertRefused();
    }

    private void assertRefused() {
        assertFalse(window.isRunning());
        assertEquals(1, window.notices().size());
        String told = window.notices().get(0);
        assertTrue(told.startsWith("No run was started, because the text in field Batch cannot be used. "), told);
        assertTrue(told.contains(batch.getAccessibleHelp()), told);
        assertEquals("eight", batch.getText());
        assertSame(batch, window.stage.getScene().getFocusOwner());
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
        Frames.settle();
    }
}
