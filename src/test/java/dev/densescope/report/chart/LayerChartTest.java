package dev.densescope.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Shape;
import dev.densescope.report.drawing.TextStyle;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names below the bars of layers. */
class LayerChartTest {
    @Test
    void stemTransitionsAndHeadAreNamedLikeBlocks() {
        List<String> names = names("densenet-bc-40-12", ChartWidth.WIDE);
        for (String name : List.of("Stem", "T1", "T2", "Head")) {
            assertTrue(names.contains(name), names.toString());
        }
        assertEquals(3, names.stream().filter(name -> name.startsWith("Block ")).count(), names.toString());
    }

    @ParameterizedTest
    @EnumSource
    void namesLeaveRoomBetweenThem(ChartWidth width) {
        for (String preset : Presets.all().keySet()) {
            List<Shape.Label> names = labels(preset, width).stream()
                    .filter(label -> label.style() == TextStyle.BLOCK)
                    .sorted(Comparator.comparingDouble(Shape.Label::x))
                    .toList();
            assertFalse(names.isEmpty());
            for (int i = 1; i < names.size(); i++) {
                double left = names.get(i - 1).x()
                        + Drawing.textWidth(names.get(i - 1).text()) / 2;
                double right = names.get(i).x() - Drawing.textWidth(names.get(i).text()) / 2;
                assertTrue(right - left > 0, "%s, %s: %s".formatted(preset, width, names.get(i)));
            }
        }
    }

    private static List<String> names(String preset, ChartWidth width) {
        return labels(preset, width).stream().map(Shape.Label::text).toList();
    }

    private static List<Shape.Label> labels(String preset, ChartWidth width) {
        DenseNetSpec spec = Presets.find(preset).orElseThrow();
        RunRecord run = SampleRuns.endedBeforeFirstStep(
                spec, Strategy.NAIVE, new RunOutcome.OutOfMemory(1L << 40, "It does not fit."));
        return new LayerChart(LayerChart.maxBytes(List.of(run)), width, QuantityText.FILES)
                .draw(run, "naive").shapes().stream()
                        .filter(Shape.Label.class::isInstance)
                        .map(Shape.Label.class::cast)
                        .toList();
    }
}
