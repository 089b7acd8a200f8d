package dev.densescope.ui.chart;

import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** A legend in a picture of a chart, in right-aligned rows above the plot, like that on the screen. FX thread only. */
final class PictureLegend {
    private static final double SWATCH = 9;
    private static final double SWATCH_GAP = 6;
    private static final double GAP = 14;
    private static final double ROW = 16;
    private static final double TOP = 7;
    private static final double LEFT = 60;
    private static final double RIGHT = 8;
    private static final double ROUND = 4;

    private final List<List<LegendEntry>> rows = new ArrayList<>();
    private final double right;

    /** @param width of the picture in pixels */
    PictureLegend(List<LegendEntry> entries, double width) {
        right = width - RIGHT;
        double room = right - LEFT;
        double used = 0;
        for (LegendEntry entry : entries) {
            if (rows.isEmpty() || used + GAP + width(entry) > room) {
                rows.add(new ArrayList<>());
                used = -GAP;
            }
            rows.get(rows.size() - 1).add(entry);
            used += GAP + width(entry);
        }
    }

    /** The height of all rows in pixels; 0 without entries. */
    double height() {
        return rows.isEmpty() ? 0 : TOP + rows.size() * ROW;
    }

    void draw(ChartPen pen) {
        double middle = TOP + ROW / 2;
        for (List<LegendEntry> row : rows) {
            double x = right
                    + GAP
                    - row.stream().mapToDouble(entry -> width(entry) + GAP).sum();
            for (LegendEntry entry : row) {
                pen.graphics().setFill(entry.color());
                pen.graphics().fillRoundRect(x, middle - SWATCH / 2, SWATCH, SWATCH, ROUND, ROUND);
                pen.text(entry.name(), Token.MUTED, TextAlignment.LEFT, x + SWATCH + SWATCH_GAP, middle);
                x += width(entry) + GAP;
            }
            middle += ROW;
        }
    }

    private static double width(LegendEntry entry) {
        return SWATCH + SWATCH_GAP + ChartPen.width(entry.name());
    }
}
