package dev.densescope.report.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StackedAreaTest {
    private static final PlotArea FRAME = new PlotArea(0, 0, 100, 100);
    private static final Axis AXIS = new Axis("", 1, 0, 10, 1);

    @Test
    void valuesHoldFromEdgeToEdgeAndStackOnEachOther() {
        Drawing drawing = new Drawing(100, 100, "test");
        StackedArea area = new StackedArea(FRAME, AXIS, new double[] {0, 10, 30});
        area.add(drawing, "a", new long[] {1, 2}, "first");
        area.add(drawing, "b", new long[] {3, 3}, "second");
        assertEquals(
                List.of("M0 90H10V80H30V100H0Z", "M0 60H10V50H30V80H10V90H0Z"),
                paths(drawing.finish().finish()));
    }

    @Test
    void aCategoryThatHoldsNothingIsNotDrawn() {
        Drawing drawing = new Drawing(100, 100, "test");
        StackedArea area = new StackedArea(FRAME, AXIS, new double[] {0, 10, 30});
        area.add(drawing, "a", new long[] {0, 0}, "nothing");
        area.outline(drawing, "line", new long[] {5, 5});
        assertEquals(List.of("M0 50H30"), paths(drawing.finish().finish()));
    }

    private static List<String> paths(String svg) {
        List<String> paths = new ArrayList<>();
        Matcher matcher = Pattern.compile(" d=\"([^\"]*)\"").matcher(svg);
        while (matcher.find()) {
            paths.add(matcher.group(1));
        }
        return paths;
    }
}
