package dev.densescope.report.chart;

import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.report.NumberText;
import dev.densescope.report.svg.Drawing;
import java.util.function.LongToDoubleFunction;

/**
 * The strip under a timeline that shows which phase runs when; neighbouring operations of one phase and, where they are
 * redone, of one layer are one bar.
 *
 * @param top in pixels
 * @param height in pixels
 */
record PhaseLane(double top, double height) {
    private static final double LEAST_WIDTH = 0.8;

    /** @param xOfNanos where a time of the trace lies */
    void draw(Drawing drawing, StepTrace trace, LongToDoubleFunction xOfNanos) {
        int first = 0;
        for (int next = 1; next <= trace.finished(); next++) {
            if (next == trace.finished() || !together(operation(trace, first), operation(trace, next))) {
                drawBar(drawing, trace, first, next - 1, xOfNanos);
                first = next;
            }
        }
    }

    private void drawBar(Drawing drawing, StepTrace trace, int first, int last, LongToDoubleFunction xOfNanos) {
        TracedOperation operation = operation(trace, first);
        double left = xOfNanos.applyAsDouble(trace.startNanos(first));
        double right = xOfNanos.applyAsDouble(trace.endNanos(last));
        long nanos = trace.endNanos(last) - trace.startNanos(first);
        String layer = operation.phase() == Phase.RECOMPUTE ? " of " + operation.layer() : "";
        drawing.rectangle(
                "phase-" + operation.phase().id(),
                left,
                top,
                Math.max(LEAST_WIDTH, right - left),
                height,
                operation.phase().id() + layer + ": " + NumberText.nanos(nanos));
    }

    private static boolean together(TracedOperation one, TracedOperation other) {
        return one.phase() == other.phase()
                && (one.phase() != Phase.RECOMPUTE || one.layer().equals(other.layer()));
    }

    private static TracedOperation operation(StepTrace trace, int index) {
        return trace.legend().operations().get(index);
    }
}
