package dev.densescope.compare;

import dev.densescope.memory.MemoryTimeline;
import dev.densescope.memory.TracedOperation;
import java.util.List;

/**
 * Live bytes during one step, or during the record of another program.
 *
 * @param timeline its points are the starts of operations, or the events of an imported record
 * @param operations the operation of each point; empty if unknown
 * @param layers in forward order; empty if unknown
 */
public record StepProfile(MemoryTimeline timeline, List<TracedOperation> operations, List<LayerFigures> layers) {
    public StepProfile {
        operations = List.copyOf(operations);
        layers = List.copyOf(layers);
        if (operations.size() > timeline.points()) {
            throw new IllegalArgumentException(
                    "%d operations have only %d points".formatted(operations.size(), timeline.points()));
        }
    }

    /** A record without operations and layers. */
    public StepProfile(MemoryTimeline timeline) {
        this(timeline, List.of(), List.of());
    }
}
