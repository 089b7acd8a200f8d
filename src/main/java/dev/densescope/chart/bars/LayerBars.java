package dev.densescope.chart.bars;

import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedTensor;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the bars of layers from a prediction and the trace of a step. */
public final class LayerBars {
    private LayerBars() {}

    /** One bar per layer, in forward order. For a finished step, all measured bytes count as live. */
    public static List<LayerBar> of(List<LayerBytes> predicted, Optional<StepTrace> step) {
        Map<LayerPath, Map<Category, Long>> measured = new HashMap<>();
        Map<LayerPath, Map<Category, Long>> live = new HashMap<>();
        step.ifPresent(trace -> readEvents(trace, measured, live));
        boolean whole = step.map(
                        trace -> trace.finished() == trace.legend().operations().size())
                .orElse(false);
        List<LayerBar> bars = new ArrayList<>();
        for (LayerBytes layer : predicted) {
            bars.add(new LayerBar(
                    layer.layer(),
                    layer.own(),
                    measured.getOrDefault(layer.layer(), Map.of()),
                    (whole ? measured : live).getOrDefault(layer.layer(), Map.of())));
        }
        return bars;
    }

    private static void readEvents(
            StepTrace trace, Map<LayerPath, Map<Category, Long>> measured, Map<LayerPath, Map<Category, Long>> live) {
        TraceLegend legend = trace.legend();
        for (MemoryEvent event : trace.events()) {
            TracedTensor tensor = event.tensor();
            if (tensor.shared() || !tensor.category().isFeatureMap()) {
                continue;
            }
            add(live, tensor, event.deltaBytes());
            boolean forward = legend.operations().get(event.operation()).phase() == Phase.FORWARD;
            if (forward && event instanceof MemoryEvent.Acquired) {
                add(measured, tensor, tensor.bytes());
            }
        }
    }

    private static void add(Map<LayerPath, Map<Category, Long>> bytes, TracedTensor tensor, long deltaBytes) {
        bytes.computeIfAbsent(tensor.layer(), layer -> new EnumMap<>(Category.class))
                .merge(tensor.category(), deltaBytes, Long::sum);
    }
}
