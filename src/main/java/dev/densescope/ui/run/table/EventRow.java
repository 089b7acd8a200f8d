package dev.densescope.ui.run.table;

import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the event table: a memory event of a step.
 *
 * @param number number of the event, from 1
 * @param millis time since the start of the step
 * @param operation the operation of the event
 * @param event the event
 * @param liveBytes live bytes after the event
 */
public record EventRow(int number, double millis, TracedOperation operation, MemoryEvent event, long liveBytes) {

    /** All events of a step in order. */
    public static List<EventRow> of(StepTrace step) {
        List<MemoryEvent> events = step.events();
        List<EventRow> rows = new ArrayList<>(events.size());
        long origin = step.started() == 0 ? 0 : step.startNanos(0);
        long live = 0;
        for (MemoryEvent event : events) {
            live += event.deltaBytes();
            double millis = Math.max(0, event.timeNanos() - origin) / 1e6;
            TracedOperation operation = step.legend().operations().get(event.operation());
            rows.add(new EventRow(rows.size() + 1, millis, operation, event, live));
        }
        return rows;
    }
}
