package dev.densescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.model.KeptInMemory;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SidePanelsTest {
    private final KeptInMemory kept = new KeptInMemory();
    private final Region left = new Region();
    private final Region middle = new Region();
    private final Region right = new Region();
    private Stage stage;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        kept.set("layout.design.right", "300");
        stage = Pictures.onFx(() -> {
            left.setMinWidth(100);
            SidePanels panels = new SidePanels(Orientation.HORIZONTAL, kept, "design")
                    .side("left", "Width of the left", left, 200)
                    .main(middle)
                    .side("right", "Width of the right", right, 260);
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(panels, new Appearance(Theme.LIGHT, false), 1000, 400));
            shown.show();
            return shown;
        });
        Frames.settle();
    }

    @AfterEach
    void close() {
        fx(stage::close);
    }

    @Test
    void panelsHaveTheirKeptOrDefaultSizesWhateverTheSizeOfTheWindow() {
        assertEquals(200, left.getWidth(), 1);
        assertEquals(300, right.getWidth(), 1);
        fx(() -> stage.setWidth(1400));
        assertEquals(200, left.getWidth(), 1);
        assertEquals(300, right.getWidth(), 1);
        assertTrue(middle.getWidth() > 850);
    }

    @Test
    void arrowKeysMoveADividerAndTheSizeIsKept() {
        press("After", "Right");
        press("After", "Right");
        assertEquals(232, left.getWidth(), 1);
        assertEquals(Optional.of("232.0"), kept.get("layout.design.left"));
        press("Before", "Right");
        assertEquals(284, right.getWidth(), 1);
        assertEquals(232, left.getWidth(), 1);
    }

    @Test
    void enterRestoresTheDefault() {
        press("Before", "Enter");
        assertEquals(260, right.getWidth(), 1);
        assertEquals(Optional.empty(), kept.get("layout.design.right"));
    }

    @Test
    void resetLayoutRestoresAllDefaults() {
        press("After", "Left");
        fx(kept::resetLayout);
        assertEquals(200, left.getWidth(), 1);
        assertEquals(260, right.getWidth(), 1);
    }

    @Test
    void sizesOfALargerScreenLeaveTheMainPartItsShareAndStayChosen() {
        fx(stage::close);
        kept.set("layout.design.left", "1900");
        open();
        assertEquals(250, middle.getWidth(), 10);
        assertEquals(1900.0 / 300, left.getWidth() / right.getWidth(), 0.2, "both give way");
        assertEquals(Optional.of("1900"), kept.get("layout.design.left"));
    }

    /** Such as when a line above it has come and gone. */
    @Test
    void whatAPanelGivesWayInALowerWindowItHasAgainAfterwards() {
        fx(() -> {
            middle.setMinWidth(560);
            stage.setWidth(1001);
        });
        double before = right.getWidth();
        fx(() -> stage.setWidth(940));
        assertTrue(right.getWidth() < before, "it gives way: " + right.getWidth());
        fx(() -> stage.setWidth(1001));
        assertEquals(before, right.getWidth(), 1);
        assertEquals(560, middle.getWidth(), 2);
    }

    private void press(String divider, String key) {
        fx(() -> {
            Node node = stage.getScene().getRoot().lookup("." + divider.toLowerCase(java.util.Locale.ROOT) + "-side");
            assertTrue(node.isFocusTraversable());
            Keys.press(node, key);
        });
    }

    private void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
        Frames.settle();
        Pictures.onFx(() -> {
            stage.getScene().getRoot().layout();
            return stage;
        });
    }
}
