package dev.densescope.chart.timeline;

import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is known of all steps of a run before the first: operations, their phases and layers, and the predicted bytes.
 * Computed once, on a worker, so that a frame of the timeline does not read all operations. Immutable.
 *
 * @param legend names of operations
 * @param predicted predicted live bytes of all operations
 * @param predictedTotals the same, summed over categories
 * @param phases forward, backward and update; recomputation is part of backward
 * @param recomputations the operations that recompute
 * @param layers the axis of layers
 * @param layerSpans the operations of each layer, in order
 * @param reservedBytes predicted reserved bytes
 */
public record TimelineOutline(
        TraceLegend legend,
        LiveProfile predicted,
        MinMaxPyramid predictedTotals,
        List<PhaseSpan> phases,
        RecomputeIndex recomputations,
        LayerSlots layers,
        Map<LayerPath, List<Span>> layerSpans,
        long reservedBytes) {
    public TimelineOutline {
        phases = List.copyOf(phases);
        layerSpans = Map.copyOf(layerSpans);
    }

    /** The outline of a schedule. Takes time proportional to its operations. */
    public static TimelineOutline of(TraceLegend legend, LiveProfile predicted, long reservedBytes) {
        return new TimelineOutline(
                legend,
                predicted,
                MinMaxPyramid.totals(predicted),
                PhaseSpan.of(legend),
                RecomputeIndex.of(legend),
                LayerSlots.of(legend),
                layerSpans(legend),
                reservedBytes);
    }

    private static Map<LayerPath, List<Span>> layerSpans(TraceLegend legend) {
        List<TracedOperation> operations = legend.operations();
        return Span.of(operations, (one, other) -> one.layer().equals(other.layer())).stream()
                .collect(Collectors.groupingBy(
                        span -> operations.get(span.from()).layer()));
    }

    /** The operations of a layer, as consecutive ones. */
    public List<Span> spans(LayerPath layer) {
        return layerSpans.getOrDefault(layer, List.of());
    }

    /** Whether any operation recomputes. */
    public boolean recomputes() {
        return !recomputations.isEmpty();
    }
}
