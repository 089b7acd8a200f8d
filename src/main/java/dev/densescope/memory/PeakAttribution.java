package dev.densescope.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors that are live at the peak of a step.
 *
 * @param operation the operation during which the peak occurs
 * @param bytes the peak
 * @param tensors the live tensors, largest first
 */
public record PeakAttribution(TracedOperation operation, long bytes, List<TracedTensor> tensors) {
    public PeakAttribution {
        tensors = List.copyOf(tensors);
    }

    /**
     * Attributes the peak of a trace.
     *
     * @throws IllegalArgumentException if no operation of the trace has started
     */
    public static PeakAttribution of(StepTrace trace) {
        if (trace.started() == 0) {
            throw new IllegalArgumentException("a trace without operations has no peak");
        }
        LiveProfile profile = trace.liveProfile();
        int peak = profile.peakOperation();
        List<TracedTensor> tensors = new ArrayList<>(liveDuring(trace, peak));
        tensors.sort(Comparator.comparingLong(TracedTensor::bytes).reversed());
        return new PeakAttribution(trace.legend().operations().get(peak), profile.totalBytes(peak), tensors);
    }

    private static Collection<TracedTensor> liveDuring(StepTrace trace, int operation) {
        Map<Integer, TracedTensor> live = new LinkedHashMap<>();
        for (MemoryEvent event : trace.events()) {
            if (event.operation() > operation) {
                break;
            }
            if (event instanceof MemoryEvent.Acquired) {
                live.put(event.tensor().id(), event.tensor());
            } else if (event.operation() < operation) {
                live.remove(event.tensor().id());
            }
        }
        return live.values();
    }
}
