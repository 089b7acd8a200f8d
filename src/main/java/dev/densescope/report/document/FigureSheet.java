package dev.densescope.report.document;

import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Shape.Anchor;
import dev.densescope.report.drawing.TextStyle;
import java.util.List;

/** A figure that stands alone: with its title, what it is of, and its legend. */
public final class FigureSheet {
    private static final double MARGIN = 24;
    private static final double TITLE = 15;
    private static final double SUBTITLE = 20;
    private static final double LEGEND = 16;
    private static final double ROW = 18;
    private static final double SQUARE = 10;
    private static final double STROKE = 18;
    private static final double GAP = 6;
    private static final double BETWEEN = 18;
    /** Width of captions in relation to that of ticks, for which widths are estimated. */
    private static final double CAPTION_SCALE = TextStyle.CAPTION.size() / TextStyle.TICK.size();

    private final Figure figure;
    private final Picture chart;
    private final double rows;
    private final double subtitle;

    private FigureSheet(Figure figure, ChartWidth width, double subtitle) {
        this.figure = figure;
        this.subtitle = subtitle;
        chart = figure.picture(width);
        rows = new Keys(new Drawing(0, 0, ""), 0).draw();
    }

    /** @param subject what the document is about */
    public static Picture of(Figure figure, String subject) {
        return new FigureSheet(figure, ChartWidth.WIDE, SUBTITLE).draw(subject);
    }

    /** A figure with its title and legend, for a page that says what it is of. */
    public static Picture of(Figure figure, ChartWidth width) {
        return new FigureSheet(figure, width, 0).draw("");
    }

    private Picture draw(String subject) {
        double top = MARGIN + TITLE + subtitle + (figure.legends().isEmpty() ? 0 : LEGEND + (rows - 1) * ROW) + GAP * 2;
        Drawing drawing = new Drawing(
                chart.width() + 2 * MARGIN,
                top + chart.height() + MARGIN,
                (subject.isEmpty() ? figure.caption() : figure.caption() + ", " + subject) + ". " + chart.description()
                        + ".");
        double room = chart.width() * TextStyle.TICK.size();
        drawing.label(
                TextStyle.TITLE,
                MARGIN,
                MARGIN + TITLE - 2,
                Anchor.START,
                Drawing.fit(figure.caption(), room / TextStyle.TITLE.size() * 0.9));
        if (!subject.isEmpty()) {
            drawing.label(
                    TextStyle.CAPTION,
                    MARGIN,
                    MARGIN + TITLE + subtitle - 3,
                    Anchor.START,
                    Drawing.fit(subject, room / TextStyle.CAPTION.size()));
        }
        new Keys(drawing, MARGIN + TITLE + subtitle + LEGEND).draw();
        drawing.picture(chart, MARGIN, top);
        return drawing.finish();
    }

    /** The legend, in as many rows as it needs. */
    private final class Keys {
        private final Drawing drawing;
        private double x = MARGIN;
        private double baseline;

        Keys(Drawing drawing, double baseline) {
            this.drawing = drawing;
            this.baseline = baseline;
        }

        /** Returns the number of rows. */
        private int draw() {
            int drawn = 0;
            for (List<LegendKey> row : figure.legends()) {
                baseline += drawn == 0 ? 0 : ROW;
                drawn += draw(row);
            }
            return drawn;
        }

        private int draw(List<LegendKey> row) {
            int drawn = 1;
            x = MARGIN;
            for (LegendKey key : row) {
                double mark = key.isLine() ? STROKE : SQUARE;
                String label = Drawing.fit(key.label(), chart.width() / CAPTION_SCALE - STROKE);
                double width = mark + GAP + Drawing.textWidth(label) * CAPTION_SCALE;
                if (x > MARGIN && x + width > MARGIN + chart.width()) {
                    x = MARGIN;
                    baseline += ROW;
                    drawn++;
                }
                draw(key, mark, label);
                x += width + BETWEEN;
            }
            return drawn;
        }

        private void draw(LegendKey key, double mark, String label) {
            double middle = baseline - TextStyle.CAPTION.size() / 3;
            if (key.isLine()) {
                drawing.line(key.style(), x, middle, x + mark, middle);
            } else {
                drawing.rectangle(key.style(), x, middle - SQUARE / 2, SQUARE, SQUARE);
            }
            drawing.label(TextStyle.CAPTION, x + mark + GAP, baseline, Anchor.START, label);
        }
    }
}
