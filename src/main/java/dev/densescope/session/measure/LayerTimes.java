package dev.densescope.session.measure;

import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Time of each layer in each phase: the median over the latest steps. Confined to one thread. */
public final class LayerTimes {
    /** Maximum number of steps that are included, the latest ones. */
    public static final int MAX_STEPS = 1000;

    private final Deque<Map<LayerPath, long[]>> steps = new ArrayDeque<>();

    /** Adds a complete step. */
    public void add(StepTrace trace) {
        if (steps.size() == MAX_STEPS) {
            steps.removeFirst();
        }
        Map<LayerPath, long[]> nanos = new HashMap<>();
        for (int i = 0; i < trace.finished(); i++) {
            TracedOperation operation = trace.legend().operations().get(i);
            nanos.computeIfAbsent(operation.layer(), layer -> new long[Phase.values().length])[
                            operation.phase().ordinal()] +=
                    trace.durationNanos(i);
        }
        steps.addLast(nanos);
    }

    /** The measured bytes of each layer with its median times. */
    public List<LayerMeasurement> withTimes(List<LayerBytes> layers) {
        return layers.stream().map(this::withTimes).toList();
    }

    private LayerMeasurement withTimes(LayerBytes bytes) {
        Map<Phase, Long> medians = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            medians.put(phase, median(bytes.layer(), phase));
        }
        return new LayerMeasurement(
                bytes, medians.get(Phase.FORWARD), medians.get(Phase.RECOMPUTE), medians.get(Phase.BACKWARD));
    }

    private long median(LayerPath layer, Phase phase) {
        return Median.of(steps.stream()
                .filter(step -> step.containsKey(layer))
                .mapToLong(step -> step.get(layer)[phase.ordinal()]));
    }
}
