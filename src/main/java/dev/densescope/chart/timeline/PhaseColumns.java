package dev.densescope.chart.timeline;

import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/**
 * The phases of a step reduced to pixel resolution. Spans narrower than a pixel that start in the same one share its
 * width by their time, so the area of a phase stays its time. Immutable.
 */
public final class PhaseColumns {
    private static final double PIXEL = 1;
    /** The resolution of drawings. */
    private static final double TENTH = 0.1;

    private final StepTrace trace;
    private final LongToDoubleFunction xOfNanos;
    private final List<PhaseSpan> single = new ArrayList<>();
    private final Map<Phase, Narrow> narrow = new EnumMap<>(Phase.class);
    private Phase latest = Phase.FORWARD;

    /** @param xOfNanos maps a time of the trace to a horizontal position in pixels */
    public PhaseColumns(StepTrace trace, LongToDoubleFunction xOfNanos) {
        this.trace = trace;
        this.xOfNanos = xOfNanos;
        List<PhaseSpan> column = new ArrayList<>();
        for (PhaseSpan span : PhaseSpan.withRecomputations(trace.legend(), trace.finished())) {
            boolean isNarrow = right(span) - left(span) < PIXEL;
            if (!isNarrow || (!column.isEmpty() && Math.floor(left(span)) > Math.floor(left(column.get(0))))) {
                finish(column);
            }
            column.add(span);
            if (!isNarrow) {
                finish(column);
            }
        }
        finish(column);
    }

    /** A range in pixels. */
    public record Part(double left, double right) {}

    /** The narrow spans of one phase, except those that are alone in their pixel. */
    public static final class Narrow {
        private final List<Part> parts = new ArrayList<>();
        private int spans;
        private long nanos;

        /** Number of spans. */
        public int spans() {
            return spans;
        }

        /** The time of all spans. */
        public long nanos() {
            return nanos;
        }

        /** What they cover, in ascending order. */
        public List<Part> parts() {
            return List.copyOf(parts);
        }

        private void cover(double left, double right) {
            int last = parts.size() - 1;
            if (last >= 0 && left - parts.get(last).right() < TENTH) {
                parts.set(last, new Part(parts.get(last).left(), right));
            } else {
                parts.add(new Part(left, right));
            }
        }
    }

    /** Spans that are at least a pixel wide, or alone in their pixel. */
    public List<PhaseSpan> single() {
        return List.copyOf(single);
    }

    /** All other spans, by phase. */
    public Map<Phase, Narrow> narrow() {
        return Collections.unmodifiableMap(narrow);
    }

    private void finish(List<PhaseSpan> column) {
        if (column.size() == 1) {
            single.add(column.get(0));
            latest = column.get(0).phase();
        } else if (column.size() > 1) {
            divide(column);
        }
        column.clear();
    }

    /** Begins with the phase that is to the left, so that the parts of neighbouring columns meet. */
    private void divide(List<PhaseSpan> column) {
        Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
        for (PhaseSpan span : column) {
            nanos.merge(span.phase(), nanos(span), Long::sum);
            narrow.computeIfAbsent(span.phase(), phase -> new Narrow()).spans++;
        }
        double left = left(column.get(0));
        double width = right(column.get(column.size() - 1)) - left;
        double pixelsPerNano = width
                / Math.max(1, nanos.values().stream().mapToLong(Long::longValue).sum());
        List<Phase> order = new ArrayList<>(nanos.keySet());
        if (order.remove(latest)) {
            order.add(0, latest);
        }
        for (Phase phase : order) {
            double right = left + nanos.get(phase) * pixelsPerNano;
            narrow.get(phase).nanos += nanos.get(phase);
            narrow.get(phase).cover(left, right);
            left = right;
            latest = phase;
        }
    }

    private double left(PhaseSpan span) {
        return xOfNanos.applyAsDouble(trace.startNanos(span.fromOperation()));
    }

    private double right(PhaseSpan span) {
        return xOfNanos.applyAsDouble(trace.endNanos(span.toOperation() - 1));
    }

    private long nanos(PhaseSpan span) {
        return trace.endNanos(span.toOperation() - 1) - trace.startNanos(span.fromOperation());
    }
}
