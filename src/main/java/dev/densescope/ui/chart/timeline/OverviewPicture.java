package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.timeline.MinMaxPyramid;
import dev.densescope.chart.timeline.PixelRuns;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Token;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The live bytes over the whole axis of a timeline in small: measured as an area, predicted as a shade. */
final class OverviewPicture extends Region {
    private static final double PREDICTED_OPACITY = 0.16;
    private static final double MEASURED_OPACITY = 0.55;

    private final Canvas canvas = new Canvas();
    private final TimelineView view;
    private final Appearance appearance;

    OverviewPicture(TimelineView view, Appearance appearance) {
        this.view = view;
        this.appearance = appearance;
        canvas.setManaged(false);
        getChildren().add(canvas);
        setMouseTransparent(true);
    }

    /** Draws again in the next frame. */
    void redraw() {
        setNeedsLayout(true);
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = Math.max(1, getWidth() - left - snappedRightInset());
        canvas.relocate(left, 0);
        canvas.setWidth(width);
        canvas.setHeight(getHeight());
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, width, getHeight());
        TimelineContent content = view.content();
        Color color = appearance.palette().color(Token.MUTED);
        area(content.predictedTotals(), color.deriveColor(0, 1, 1, PREDICTED_OPACITY));
        area(content.measuredTotals(), color.deriveColor(0, 1, 1, MEASURED_OPACITY));
    }

    private void area(MinMaxPyramid totals, Color color) {
        List<PixelRuns.Run> runs = PixelRuns.of(totals, view.bounds(), view.whole(), (int) canvas.getWidth());
        if (runs.isEmpty()) {
            return;
        }
        double height = canvas.getHeight() - 2;
        double scale = height / Math.max(1, view.content().maxBytes());
        double[] xs = new double[runs.size() * 2 + 2];
        double[] ys = new double[xs.length];
        int count = 0;
        for (PixelRuns.Run run : runs) {
            double y = canvas.getHeight() - totals.value(run.highest()) * scale;
            xs[count] = run.fromPixel();
            ys[count++] = y;
            xs[count] = run.toPixel();
            ys[count++] = y;
        }
        xs[count] = xs[count - 1];
        ys[count++] = canvas.getHeight();
        xs[count] = xs[0];
        ys[count++] = canvas.getHeight();
        canvas.getGraphicsContext2D().setFill(color);
        canvas.getGraphicsContext2D().fillPolygon(xs, ys, count);
    }
}
