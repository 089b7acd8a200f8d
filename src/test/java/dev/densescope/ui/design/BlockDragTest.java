package dev.densescope.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Blocks dragged with the mouse, as a person does it, in a headless window. */
class BlockDragTest {
    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private Scene scene;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        Pictures.onFx(() -> {
            Appearance appearance = new Appearance(Theme.LIGHT, false);
            DesignViewModel model = new DesignViewModel(workspace, new RecordedNotices());
            DesignScreen screen = new DesignScreen(model, appearance, new RecordedNotices(), bytes -> {});
            scene = Pictures.scene((Parent) screen.root(), appearance, 1280, 728);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return stage;
        });
    }

    @AfterEach
    void close() {
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    @Test
    void aBlockIsMovedInTheTreeAndThatIsOneStep() {
        robot.drag("Block 1").dropTo(lower("Block 3"));
        assertEquals(List.of(3, 1, 2), layers());
        Pictures.onFx(() -> {
            workspace.document().undo();
            return workspace;
        });
        assertEquals(TestWorkspace.DESIGN, workspace.spec());
    }

    @Test
    void aBlockOfThePaletteIsDroppedIntoThePicture() {
        Node picture = scene.lookup("#network-picture");
        Bounds bounds = picture.localToScreen(picture.getLayoutBounds());
        robot.drag("#block-12").dropTo(new Point2D(bounds.getMaxX() - 30, bounds.getCenterY()));
        assertEquals(List.of(2, 3, 1, 12), layers());
    }

    /** A point in the lower half of a row. */
    private Point2D lower(String text) {
        Node row = robot.lookup(text).query();
        Bounds bounds = row.localToScreen(row.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getMaxY() - 1);
    }

    private List<Integer> layers() {
        return workspace.spec().blocks().stream().map(DenseBlockSpec::layers).toList();
    }
}
