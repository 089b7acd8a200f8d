package dev.densescope.ui.run.table;

import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * A memory event of a step, as the event list shows it.
 *
 * @param number counted from 1
 * @param millis since the step began
 * @param operation during which it happened
 * @param event what happened
 * @param liveBytes live after it
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
