package dev.densescope.ui.design.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

/** A block of the picture that is dragged, and the drag is cancelled, in a headless window. */
class CancelledDragTest {
    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final FxRobot robot = new FxRobot();
    private NetworkPicture picture;

    /** After Escape the desktop tells of the button that is released, as if it were a click. */
    @Test
    @Timeout(60)
    void theButtonThatIsReleasedSelectsNothing() {
        Pictures.startToolkit();
        Stage stage = Pictures.onFx(this::open);
        Point2D caption = Pictures.onFx(() -> {
            workspace.selectedLayerProperty().set(LayerPath.block(3));
            double x = picture.shown().spanAt(middleOfFirst()).orElseThrow().centre();
            return picture.localToScreen(
                    picture.plot().left() + x, picture.plot().bottom() + 20);
        });
        robot.drag(caption).moveTo(caption.add(60, -60));
        Pictures.onFx(() -> {
            Event.fireEvent(picture, released());
            return picture;
        });
        LayerPath selected = workspace.selectedLayer();
        robot.drop();
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
        assertEquals(LayerPath.block(3), selected);
    }

    private Stage open() {
        Appearance appearance = new Appearance(Theme.LIGHT, false);
        picture = new NetworkPicture(new DesignViewModel(workspace, new RecordedNotices()), appearance);
        Stage stage = new Stage();
        stage.setScene(Pictures.scene(new StackPane(picture), appearance, 800, 300));
        stage.show();
        return stage;
    }

    /** A position in the first block. */
    private double middleOfFirst() {
        double x = 0;
        while (picture.shown().spanAt(x).isEmpty() && x < picture.plot().width()) {
            x++;
        }
        return x;
    }

    private MouseEvent released() {
        Point2D nothing =
                picture.localToScene(picture.getWidth() - 2, picture.plot().top() + 20);
        return new MouseEvent(
                MouseEvent.MOUSE_RELEASED,
                nothing.getX(),
                nothing.getY(),
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
