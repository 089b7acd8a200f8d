package dev.densescope.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.LayerBytes;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Shape;
import dev.densescope.report.drawing.Style;
import dev.densescope.report.html.HtmlReport;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import dev.densescope.trace.SampleTraces;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures have as many shapes as there are pixels for, however many events or layers there are. */
class PixelResolutionTest {
    @Test
    void thePageOfALongStepIsNotLongerThanThatOfAShortOne() {
        int shorter = page(20_000).length();
        int longer = page(400_000).length();
        assertTrue(longer < 600_000, "characters: " + longer);
        assertTrue(longer < shorter * 1.5, shorter + " and " + longer);
    }

    private static String page(int events) {
        return HtmlReport.text(Report.of(List.of(SampleTraces.ofEvents(events).run()), Instant.EPOCH));
    }

    @Test
    void layersOfOnePixelAreOneBarOfTheLargest() {
        RunRecord run = SampleRuns.endedBeforeFirstStep(
                deep(), Strategy.NAIVE, new RunOutcome.OutOfMemory(1L << 40, "It does not fit."));
        Picture picture = new LayerChart(LayerChart.maxBytes(List.of(run)), ChartWidth.NARROW, QuantityText.FILES)
                .draw(run, "naive");
        List<Shape.Rectangle> bars = picture.shapes().stream()
                .filter(Shape.Rectangle.class::isInstance)
                .map(Shape.Rectangle.class::cast)
                .filter(bar -> bar.style().equals(Style.BAR_OUTLINE))
                .toList();
        assertTrue(bars.size() < ChartWidth.NARROW.pixels(), bars.size() + " bars");
        LayerBytes largest = run.prediction().layers().stream()
                .max(Comparator.comparingLong(PixelResolutionTest::own))
                .orElseThrow();
        Shape.Rectangle highest = bars.stream()
                .max(Comparator.comparingDouble(Shape.Rectangle::height))
                .orElseThrow();
        assertTrue(highest.title().contains(largest.layer() + ","), highest.title());
        assertEquals(
                1, bars.stream().filter(bar -> bar.title().startsWith("stem")).count(), "groups stay apart");
    }

    private static long own(LayerBytes layer) {
        return layer.own().values().stream().mapToLong(Long::longValue).sum();
    }

    private static DenseNetSpec deep() {
        return new DenseNetSpec(
                "Deep",
                InputSpec.square(8),
                Stem.CIFAR,
                2,
                List.of(new DenseBlockSpec(300, 1, 0), new DenseBlockSpec(300, 1, 0)),
                0.5,
                0.0,
                10,
                1);
    }
}
