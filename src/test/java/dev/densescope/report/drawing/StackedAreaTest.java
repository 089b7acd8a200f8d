package dev.densescope.report.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackedAreaTest {
    private static final PlotArea FRAME = new PlotArea(0, 0, 100, 100);
    private static final Axis AXIS = new Axis("", 1, 0, 10, 1);

    @Test
    void valuesHoldFromEdgeToEdgeAndStackOnEachOther() {
        Drawing drawing = new Drawing(100, 100, "test");
        StackedArea area = new StackedArea(FRAME, AXIS, new double[] {0, 10, 30});
        area.add(drawing, Style.GRID, new long[] {1, 2}, "first");
        area.add(drawing, Style.AXIS, new long[] {3, 3}, "second");
        assertEquals(List.of("M0 90H10V80H30V100H0Z", "M0 60H10V50H30V80H10V90H0Z"), paths(drawing.finish()));
    }

    @Test
    void aCategoryThatHoldsNothingIsNotDrawn() {
        Drawing drawing = new Drawing(100, 100, "test");
        StackedArea area = new StackedArea(FRAME, AXIS, new double[] {0, 10, 30});
        area.add(drawing, Style.GRID, new long[] {0, 0}, "nothing");
        area.outline(drawing, Style.OUTLINE, new long[] {5, 5});
        assertEquals(List.of("M0 50H30"), paths(drawing.finish()));
    }

    private static List<String> paths(Picture picture) {
        return picture.shapes().stream()
                .map(shape -> ((Shape.Path) shape).outline().data())
                .toList();
    }
}
