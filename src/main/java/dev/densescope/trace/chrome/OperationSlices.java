package dev.densescope.trace.chrome;

import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.trace.PlainName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The operations of a step as slices, in slices of their layers, in slices of their phases. The slice of a layer contains
 * its consecutive operations of a phase, so that backward goes on in another slice after a recomputation. Confined to one
 * thread.
 */
final class OperationSlices {
    private final EventWriter events;
    private final List<TracedOperation> operations;
    private final OperationTimes times;
    private final LayerFlows flows;
    private Optional<Phase> phase = Optional.empty(); // of the track that is not recomputation's

    OperationSlices(EventWriter events, StepTrace trace, OperationTimes times, LayerFlows flows) {
        this.events = events;
        operations = trace.legend().operations();
        this.times = times;
        this.flows = flows;
    }

    /** Writes the slice of the next operation, and before it those that it begins. */
    void next(int index) throws IOException {
        TracedOperation operation = operations.get(index);
        Track track = Track.of(operation.phase());
        if (track == Track.OPERATIONS && !phase.equals(Optional.of(operation.phase()))) {
            phase = Optional.of(operation.phase());
            slice(track, new SliceName(operation.phase().id(), "phase"), index, lastOfPhase(index));
        }
        if (index == 0 || !isOfSameLayer(operations.get(index - 1), operation)) {
            beginLayer(track, index);
        }
        SliceName name =
                new SliceName(PlainName.of(operation.name()), operation.phase().id());
        events.slice(track, name, times.start(index), times.end(index), arguments -> {
            arguments.writeStringField("layer", operation.layer().text());
            arguments.writeNumberField("operation", index);
        });
    }

    private void beginLayer(Track track, int index) throws IOException {
        TracedOperation operation = operations.get(index);
        int last = lastOfLayer(index);
        SliceName name = new SliceName(operation.layer().text(), "layer");
        slice(track, name, index, last);
        Optional<LayerFlows.Arrow> arrow = flows.next(operation, last);
        if (arrow.isPresent()) {
            events.flow(track, arrow.get().role(), name, arrow.get().id(), times.start(index));
        }
    }

    private void slice(Track track, SliceName name, int first, int last) throws IOException {
        String id = operations.get(first).phase().id();
        events.slice(
                track, name, times.start(first), times.end(last), arguments -> arguments.writeStringField("phase", id));
    }

    private int lastOfLayer(int first) {
        int last = first;
        while (last + 1 < times.count() && isOfSameLayer(operations.get(first), operations.get(last + 1))) {
            last++;
        }
        return last;
    }

    private static boolean isOfSameLayer(TracedOperation one, TracedOperation other) {
        return one.phase() == other.phase() && one.layer().equals(other.layer());
    }

    /** The last operation of a phase, apart from recomputation within it. */
    private int lastOfPhase(int first) {
        Phase own = operations.get(first).phase();
        int last = first;
        for (int i = first + 1; i < times.count(); i++) {
            Phase next = operations.get(i).phase();
            if (next == own) {
                last = i;
            } else if (next != Phase.RECOMPUTE) {
                break;
            }
        }
        return last;
    }
}
