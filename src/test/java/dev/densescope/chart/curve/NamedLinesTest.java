package dev.densescope.chart.curve;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.axis.PlotArea;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Names of lines are readable: no line that is drawn over them goes through one, if there is another place. */
class NamedLinesTest {
    private static final PlotArea PLOT = new PlotArea(60, 30, 400, 200);
    private static final NamedLines.Named FIRST = new NamedLines.Named(390, "PyTorch (model)", 90);
    private static final NamedLines.Named SECOND = new NamedLines.Named(320, "PyTorch efficient (model)", 130);

    @Test
    void aNameRatherCrossesALineWithANameThanASolidOne() {
        assertTrue(crosses(200, List.of()), "the place that is taken without a solid line");
        assertFalse(crosses(200, List.of(200.0)));
    }

    @Test
    void namesDoNotOverlap() {
        DoubleStream.iterate(60, x -> x < 460, x -> x + 20).forEach(solid -> {
            List<Box> names =
                    NamedLines.of(PLOT, List.of(FIRST, SECOND), List.of(solid)).labels();
            assertFalse(names.get(0).overlaps(names.get(1)), "solid line at " + solid);
        });
    }

    private static boolean crosses(double x, List<Double> solid) {
        return NamedLines.of(PLOT, List.of(FIRST, SECOND), solid).labels().stream()
                .anyMatch(name -> name.left() < x && x < name.left() + name.width());
    }
}
