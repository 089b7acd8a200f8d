package dev.densescope.report.chart;

import dev.densescope.chart.timeline.PhaseSpan;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Style;
import java.util.function.LongToDoubleFunction;

/**
 * The strip under a timeline that shows the phases; adjacent operations of one phase, and for recomputation of one
 * layer, are one bar.
 *
 * @param top in pixels
 * @param height in pixels
 */
record PhaseLane(double top, double height) {
    private static final double MIN_WIDTH = 0.8;

    /** @param xOfNanos maps a time of the trace to a horizontal position */
    void draw(Drawing drawing, StepTrace trace, LongToDoubleFunction xOfNanos) {
        for (PhaseSpan span : PhaseSpan.withRecomputations(trace.legend(), trace.finished())) {
            drawBar(drawing, trace, span, xOfNanos);
        }
    }

    private void drawBar(Drawing drawing, StepTrace trace, PhaseSpan span, LongToDoubleFunction xOfNanos) {
        long start = trace.startNanos(span.fromOperation());
        long end = trace.endNanos(span.toOperation() - 1);
        double left = xOfNanos.applyAsDouble(start);
        String phase = span.phase().id();
        String layer = span.phase() == Phase.RECOMPUTE
                ? " of " + trace.legend().operations().get(span.fromOperation()).layer()
                : "";
        drawing.rectangle(
                Style.of(span.phase()),
                left,
                top,
                Math.max(MIN_WIDTH, xOfNanos.applyAsDouble(end) - left),
                height,
                phase + layer + ": " + QuantityText.FILES.duration(end - start));
    }
}
