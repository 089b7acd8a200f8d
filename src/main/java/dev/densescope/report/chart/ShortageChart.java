package dev.densescope.report.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.PeakColumns;
import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Shape.Anchor;
import dev.densescope.report.drawing.StackedArea;
import dev.densescope.report.drawing.Style;
import dev.densescope.report.drawing.TextStyle;
import dev.densescope.session.ShortageRecord;

/** Allocated memory of a device by operation, until it is exhausted. */
record ShortageChart(Drawing drawing, PlotArea frame, Axis bytes, double pixelsPerOperation) {
    /** @param live bytes during the operations before the one that could not allocate */
    void draw(ShortageRecord shortfall, LiveProfile live) {
        double end = x(shortfall.operations());
        if (live.operations() > 0) {
            PeakColumns columns = new PeakColumns(live, this::x, end);
            StackedArea area = new StackedArea(frame, bytes, columns.edges());
            for (Category category : Category.STACK) {
                area.add(drawing, Style.of(category), columns.bytes(category), title(category));
            }
        }
        double top = frame.y(bytes, (double) shortfall.deviceBytes());
        drawing.line(Style.RESERVED, frame.left(), top, frame.right(), top);
        drawing.line(Style.RESERVED, end, top, end, frame.bottom());
        drawing.label(
                TextStyle.NOTE,
                frame.right() - 6,
                top - 6,
                Anchor.END,
                drawing.numbers()
                        .translated("the device has %s", drawing.numbers().bytes(shortfall.deviceBytes())));
        Outline reserved = reserved(shortfall);
        if (!reserved.isEmpty()) {
            drawing.path(Style.RESERVED, reserved, drawing.numbers().translated("Allocated so far"));
        }
        drawing.dot(
                Style.PEAK,
                end,
                frame.y(bytes, (double) shortfall.takenBytes()),
                3,
                request(shortfall, drawing.numbers()));
    }

    private static String request(ShortageRecord shortfall, QuantityText numbers) {
        return numbers.translated(
                "%s of %s requests %s in %s when %s of %s are allocated",
                shortfall.tensor(),
                shortfall.layer(),
                numbers.bytes(shortfall.requestedBytes()),
                numbers.translated(shortfall.phase().id()),
                numbers.bytes(shortfall.takenBytes()),
                numbers.bytes(shortfall.deviceBytes()));
    }

    /** Allocated bytes by operation. */
    private Outline reserved(ShortageRecord shortfall) {
        Outline path = new Outline();
        long before = -1;
        for (int operation = 0; operation < shortfall.operations(); operation++) {
            long taken = shortfall.takenBytesBefore().get(operation);
            if (before < 0) {
                path.move(x(operation), frame.y(bytes, (double) taken));
            } else if (taken != before) {
                path.line(x(operation), frame.y(bytes, (double) before));
                path.line(x(operation), frame.y(bytes, (double) taken));
            }
            before = taken;
        }
        return before < 0 ? path : path.line(x(shortfall.operations()), frame.y(bytes, (double) before));
    }

    private double x(int operation) {
        return frame.left() + operation * pixelsPerOperation;
    }

    private String title(Category category) {
        return drawing.numbers().translated("%s, as planned", drawing.numbers().translated(category.label()));
    }
}
