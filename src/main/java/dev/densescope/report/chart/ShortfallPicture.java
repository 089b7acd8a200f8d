package dev.densescope.report.chart;

import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import dev.densescope.report.NumberText;
import dev.densescope.report.svg.Axis;
import dev.densescope.report.svg.CategoryStyle;
import dev.densescope.report.svg.Drawing;
import dev.densescope.report.svg.Frame;
import dev.densescope.report.svg.StackedArea;
import dev.densescope.session.Shortfall;

/** How a device's memory fills up operation by operation until it runs out. */
record ShortfallPicture(Drawing drawing, Frame frame, Axis bytes, double pixelsPerOperation) {
    /** @param live bytes of the operations before the one that got no memory */
    void draw(Shortfall shortfall, LiveProfile live) {
        double end = x(shortfall.operations());
        if (live.operations() > 0) {
            TimelineColumns columns = new TimelineColumns(live, this::x, end);
            StackedArea area = new StackedArea(frame, bytes, columns.edges());
            for (Category category : CategoryStyle.STACK) {
                area.add(drawing, CategoryStyle.fillClass(category), columns.bytes(category), title(category));
            }
        }
        double top = frame.y(bytes, (double) shortfall.deviceBytes());
        drawing.line("reserved", frame.left(), top, frame.right(), top);
        drawing.line("reserved", end, top, end, frame.bottom());
        drawing.dot(
                "peak",
                end,
                frame.y(bytes, (double) shortfall.takenBytes()),
                3,
                "%s of %s asks for %s in %s when %s of %s are taken"
                        .formatted(
                                shortfall.tensor(),
                                shortfall.layer(),
                                NumberText.bytes(shortfall.requestedBytes()),
                                shortfall.phase().id(),
                                NumberText.bytes(shortfall.takenBytes()),
                                NumberText.bytes(shortfall.deviceBytes())));
    }

    private double x(int operation) {
        return frame.left() + operation * pixelsPerOperation;
    }

    private static String title(Category category) {
        return CategoryStyle.label(category) + ", as planned";
    }
}
