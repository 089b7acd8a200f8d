package dev.densescope.ui.theme;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/** An icon in the size of style class {@code line-icon} and the colour of {@code lines} in it. FX thread only. */
public final class IconView extends Region {
    private static final double STROKE = 2;

    private final Scale scale = new Scale();

    public IconView(Icon icon) {
        getStyleClass().add("line-icon");
        SVGPath lines = new SVGPath();
        lines.setContent(icon.lines());
        lines.getStyleClass().add("lines");
        lines.setFill(null);
        lines.setStrokeWidth(STROKE);
        lines.setStrokeLineCap(StrokeLineCap.ROUND);
        lines.setStrokeLineJoin(StrokeLineJoin.ROUND);
        lines.setManaged(false);
        lines.getTransforms().add(scale);
        getChildren().add(lines);
    }

    @Override
    protected void layoutChildren() {
        double pixels = Math.min(getWidth(), getHeight());
        scale.setX(pixels / Icon.SIDE);
        scale.setY(pixels / Icon.SIDE);
    }
}
