package dev.densescope.report.chart;

import dev.densescope.chart.timeline.PhaseColumns;
import dev.densescope.chart.timeline.PhaseSpan;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Style;
import java.util.function.LongToDoubleFunction;

/**
 * The strip under a timeline that shows the phases; adjacent operations of one phase, and for recomputation of one
 * layer, are one bar. Where bars would be narrower than a pixel, all of one phase are one path.
 *
 * @param top in pixels
 * @param height in pixels
 */
record PhaseLane(double top, double height) {
    private static final double MIN_WIDTH = 0.8;

    /** @param xOfNanos maps a time of the trace to a horizontal position */
    void draw(Drawing drawing, StepTrace trace, LongToDoubleFunction xOfNanos) {
        PhaseColumns columns = new PhaseColumns(trace, xOfNanos);
        columns.narrow().forEach((phase, narrow) -> drawNarrow(drawing, phase, narrow));
        columns.single().forEach(span -> drawBar(drawing, trace, span, xOfNanos));
    }

    private void drawNarrow(Drawing drawing, Phase phase, PhaseColumns.Narrow narrow) {
        Outline path = new Outline();
        for (PhaseColumns.Part part : narrow.parts()) {
            path.move(part.left(), top)
                    .line(part.right(), top)
                    .line(part.right(), top + height)
                    .line(part.left(), top + height)
                    .close();
        }
        QuantityText numbers = drawing.numbers();
        String name = numbers.translated(phase.id());
        String times =
                narrow.spans() == 1 ? name : numbers.translated("%s, %s times", name, numbers.count(narrow.spans()));
        String title = times + ": " + numbers.duration(narrow.nanos());
        drawing.path(Style.of(phase), path, title);
    }

    private void drawBar(Drawing drawing, StepTrace trace, PhaseSpan span, LongToDoubleFunction xOfNanos) {
        long start = trace.startNanos(span.fromOperation());
        long end = trace.endNanos(span.toOperation() - 1);
        double left = xOfNanos.applyAsDouble(start);
        QuantityText numbers = drawing.numbers();
        String phase = numbers.translated(span.phase().id());
        String of = span.phase() == Phase.RECOMPUTE
                ? numbers.translated(
                        "%s of %s",
                        phase,
                        trace.legend().operations().get(span.fromOperation()).layer())
                : phase;
        drawing.rectangle(
                Style.of(span.phase()),
                left,
                top,
                Math.max(MIN_WIDTH, xOfNanos.applyAsDouble(end) - left),
                height,
                of + ": " + numbers.duration(end - start));
    }
}
