package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.timeline.MinMaxPyramid;
import dev.densescope.chart.timeline.PixelColumns;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Token;
import javafx.scene.layout.Pane;

/** The live bytes over the whole axis of a timeline in small: measured as an area, predicted as a shade. */
final class OverviewPicture extends Pane {
    private static final double PREDICTED_OPACITY = 0.16;
    private static final double MEASURED_OPACITY = 0.5;

    private final ColumnImage image = new ColumnImage(2);
    private final PixelColumns columns = new PixelColumns();
    private final PixelColumns measuredColumns = new PixelColumns();
    private final int[] now = new int[2];
    private final TimelineView view;
    private final Appearance appearance;
    private Palette palette;

    OverviewPicture(TimelineView view, Appearance appearance) {
        this.view = view;
        this.appearance = appearance;
        getStyleClass().add("overview-picture");
        getChildren().add(image);
        setMouseTransparent(true);
    }

    /** Draws again in the next frame. */
    void redraw() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double scale = Pixels.scaleAt(this);
        double width = Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset());
        int rows = Math.max(1, (int) Math.rint(getHeight() * scale));
        image.resize(Math.max(1, (int) Math.rint(width * scale)), rows, scale);
        image.relocate(snappedLeftInset(), 0);
        if (palette != appearance.palette()) {
            palette = appearance.palette();
            image.forget();
        }
        paint(rows);
    }

    private void paint(int rows) {
        int count = image.columns();
        double rowsPerByte = (rows - 2.0) / Math.max(1, view.content().maxBytes());
        MinMaxPyramid predicted = view.content().predictedTotals();
        MinMaxPyramid measured = view.content().measuredTotals();
        columns.show(predicted, view.bounds(), view.whole(), count);
        measuredColumns.show(measured, columns);
        int area = Pixels.of(palette.color(Token.MUTED), MEASURED_OPACITY);
        int shade = Pixels.of(palette.color(Token.MUTED), PREDICTED_OPACITY);
        for (int column = 0; column < count; column++) {
            now[0] = row(measured, measuredColumns.highest(column), rowsPerByte);
            now[1] = row(predicted, columns.highest(column), rowsPerByte);
            if (image.changes(column, now)) {
                image.clear(column, 0, rows);
                image.fill(column, rows - now[1], rows, shade);
                image.fill(column, rows - now[0], rows, area);
            }
        }
        image.send();
    }

    private static int row(MinMaxPyramid totals, int operation, double rowsPerByte) {
        return operation == PixelColumns.NONE ? 0 : (int) Math.rint(totals.value(operation) * rowsPerByte);
    }
}
