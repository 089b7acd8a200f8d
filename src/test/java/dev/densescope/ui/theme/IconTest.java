package dev.densescope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Pictures;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Icons are whole at each scale of a screen, and as large as their square. */
class IconTest {
    private static final int SIDE = 15;
    /** Bounds of a stroke have a margin. */
    private static final double HALF_A_PIXEL = 0.5;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @ParameterizedTest
    @EnumSource(Icon.class)
    void itsLinesAreWithinItsSquare(Icon icon) {
        Node view = shown(icon).getRoot().getChildrenUnmodifiable().get(0);
        Bounds square = view.getLayoutBounds();
        assertEquals(SIDE, square.getWidth());
        assertEquals(SIDE, square.getHeight());
        Bounds lines = ((IconView) view).getChildrenUnmodifiable().get(0).getBoundsInParent();
        double beyond = Math.max(
                -Math.min(lines.getMinX(), lines.getMinY()), Math.max(lines.getMaxX(), lines.getMaxY()) - SIDE);
        assertTrue(beyond < HALF_A_PIXEL, lines::toString);
        assertTrue(Math.max(lines.getWidth(), lines.getHeight()) > SIDE / 3.0, lines::toString);
    }

    @Test
    void linesThatCrossHaveNoHoleAtAScaleOfTwo() {
        Scene scene = shown(Icon.X);
        Color middle = Pictures.onFx(() -> {
            SnapshotParameters twice = new SnapshotParameters();
            twice.setTransform(new Scale(2, 2));
            WritableImage image = scene.getRoot().snapshot(twice, null);
            return image.getPixelReader().getColor(SIDE, SIDE);
        });
        assertEquals(Palette.LIGHT.color(Token.MUTED), middle);
    }

    private static Scene shown(Icon icon) {
        return Pictures.onFx(() -> {
            StackPane root = new StackPane(new IconView(icon));
            Scene scene = Pictures.scene(root, new Appearance(Theme.LIGHT, false), SIDE, SIDE);
            root.applyCss();
            root.layout();
            return scene;
        });
    }
}
