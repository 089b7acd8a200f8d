package dev.densescope.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who holds the bytes at the peak of a step.
 *
 * @param operation during which the peak stands
 * @param bytes the peak
 * @param tensors the tensors live then, largest first
 */
public record PeakAttribution(TracedOperation operation, long bytes, List<TracedTensor> tensors) {
    public PeakAttribution {
        tensors = List.copyOf(tensors);
    }

    /** Attribution of the peak of a trace with at least one started operation. */
    public static PeakAttribution of(StepTrace trace) {
        LiveProfile profile = trace.liveProfile();
        int peak = profile.peakOperation();
        List<TracedTensor> live = new ArrayList<>();
        for (MemoryEvent event : trace.events()) {
            if (event.operation() > peak) {
                break;
            }
            if (event instanceof MemoryEvent.Acquired) {
                live.add(event.tensor());
            } else if (event.operation() < peak) {
                live.remove(event.tensor());
            }
        }
        live.sort(Comparator.comparingLong(TracedTensor::bytes).reversed());
        return new PeakAttribution(trace.legend().operations().get(peak), profile.totalBytes(peak), live);
    }
}
