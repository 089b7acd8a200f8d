package dev.densescope.report.sweep;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.document.LegendKey;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Style;
import java.util.ArrayList;
import java.util.List;

/** A quantity against depth: a line for each strategy, as in Figure 4 of the paper. */
final class DepthChart {
    private static final double LEFT = 52;
    private static final double RIGHT = 16;
    private static final double TOP = 30;
    private static final double FOOT = 24;
    private static final double DOT = 3;

    private final DepthLines lines;
    private final Quantity quantity;
    private final ChartWidth width;

    /** What is drawn upwards. */
    enum Quantity {
        BYTES {
            @Override
            Axis axis(long most) {
                return Axis.bytes(most, 5);
            }

            @Override
            String text(long value) {
                return "%s (%s)".formatted(QuantityText.FILES.bytes(value), QuantityText.FILES.exactBytes(value));
            }
        },
        TIME {
            @Override
            Axis axis(long most) {
                return Axis.nanos(most, 5);
            }

            @Override
            String text(long value) {
                return QuantityText.FILES.duration(value);
            }
        };

        abstract Axis axis(long most);

        abstract String text(long value);
    }

    DepthChart(DepthLines lines, Quantity quantity, ChartWidth width) {
        this.lines = lines;
        this.quantity = quantity;
        this.width = width;
    }

    /** The keys of all lines. */
    static List<LegendKey> keys(DepthLines lines) {
        List<LegendKey> keys = new ArrayList<>();
        lines.lines().keySet().forEach(strategy -> keys.add(LegendKey.line(style(keys.size()), strategy)));
        return keys;
    }

    /** Dashed where colours repeat. */
    private static Style style(int series) {
        Style line = Style.line(series);
        return series < Style.SERIES_COUNT ? line : line.dashes();
    }

    Picture draw(String description) {
        double plotHeight = width == ChartWidth.NARROW ? 220 : 340;
        Drawing drawing = new Drawing(width.pixels(), TOP + plotHeight + FOOT, description);
        PlotArea frame = new PlotArea(LEFT, TOP, width.pixels() - LEFT - RIGHT, plotHeight);
        List<DepthLines.Point> points = lines.points();
        Axis vertical = quantity.axis(
                points.stream().mapToLong(DepthLines.Point::value).max().orElse(0));
        Axis depths = Axis.plain(
                0,
                points.stream().mapToInt(DepthLines.Point::depth).max().orElse(0),
                width == ChartWidth.NARROW ? 5 : 10);
        drawing.verticalAxis(frame, vertical);
        drawing.horizontalAxis(frame, depths, frame.bottom() + 16);
        int series = 0;
        for (String strategy : lines.lines().keySet()) {
            draw(drawing, new Scale(frame, depths, vertical), strategy, series++);
        }
        return drawing.finish();
    }

    private record Scale(PlotArea frame, Axis depths, Axis values) {
        double x(DepthLines.Point point) {
            return frame.x(depths, point.depth());
        }

        double y(DepthLines.Point point) {
            return frame.y(values, point.value());
        }
    }

    private void draw(Drawing drawing, Scale scale, String strategy, int series) {
        Outline path = new Outline();
        List<DepthLines.Point> points = lines.lines().get(strategy);
        for (int i = 0; i < points.size(); i++) {
            double x = scale.x(points.get(i));
            double y = scale.y(points.get(i));
            if (i == 0) {
                path.move(x, y);
            } else {
                path.line(x, y);
            }
        }
        drawing.path(style(series), path, strategy);
        for (DepthLines.Point point : points) {
            drawing.dot(
                    Style.dot(series),
                    scale.x(point),
                    scale.y(point),
                    DOT,
                    "%s, depth %d: %s".formatted(strategy, point.depth(), quantity.text(point.value())));
        }
    }
}
