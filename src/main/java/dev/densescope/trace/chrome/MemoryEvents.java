package dev.densescope.trace.chrome;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.Category;
import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.trace.PlainName;
import dev.densescope.trace.TensorAddresses;
import dev.densescope.trace.TracedRun;
import java.io.IOException;

/**
 * The memory of a step: a counter of live bytes by category, with a value after each change, and an event per tensor as
 * PyTorch's profiler writes it. Confined to one thread.
 */
final class MemoryEvents {
    static final String COUNTER = "live bytes";
    private static final String EVENT = "[memory]";

    private static final int TELL_EVERY = 1 << 12;

    private final EventWriter events;
    private final StepTrace trace;
    private final WriteProgress progress;
    private final TensorAddresses addresses;
    private final long reservedBytes;
    private final boolean gpu;
    private final long[] live = new long[Category.values().length];
    private long liveBytes;
    private int next;

    MemoryEvents(EventWriter events, StepTrace trace, TracedRun run, WriteProgress progress) {
        this.events = events;
        this.progress = progress;
        this.trace = trace;
        addresses = TensorAddresses.of(run.run(), trace.legend());
        reservedBytes = run.reservedBytes();
        gpu = run.run().settings().on().isNvidia();
    }

    /** Writes the acquisitions of an operation, at its start. */
    void started(int operation, long nanos) throws IOException {
        write(operation, true, nanos);
    }

    /** Writes the releases of an operation, at its end. */
    void ended(int operation, long nanos) throws IOException {
        write(operation, false, nanos);
    }

    private void write(int operation, boolean acquired, long nanos) throws IOException {
        int first = next;
        while (next < trace.eventCount()) {
            MemoryEvent event = trace.event(next);
            boolean due = event.operation() < operation
                    || (event.operation() == operation && (!acquired || event instanceof MemoryEvent.Acquired));
            if (!due) {
                break;
            }
            if (next % TELL_EVERY == 0) {
                progress.written((double) next / trace.eventCount());
            }
            write(event, nanos);
            next++;
        }
        if (next > first) {
            events.counter(COUNTER, nanos, this::writeLive);
        }
    }

    private void write(MemoryEvent event, long nanos) throws IOException {
        live[event.tensor().category().ordinal()] += event.deltaBytes();
        liveBytes += event.deltaBytes();
        events.instant(Track.of(phase(event)), EVENT, nanos, arguments -> {
            arguments.writeNumberField("Total Reserved", reservedBytes);
            arguments.writeNumberField("Total Allocated", liveBytes);
            arguments.writeNumberField("Bytes", event.deltaBytes());
            arguments.writeNumberField("Addr", addresses.of(event.tensor()));
            arguments.writeNumberField("Device Id", 0);
            arguments.writeNumberField("Device Type", gpu ? 1 : 0);
            arguments.writeStringField(
                    "Tensor",
                    event.tensor().layer().text() + " "
                            + PlainName.of(event.tensor().name()));
        });
    }

    private Phase phase(MemoryEvent event) {
        return trace.legend().operations().get(event.operation()).phase();
    }

    private void writeLive(JsonGenerator values) throws IOException {
        for (Category category : Category.STACK) {
            values.writeNumberField(category.id(), live[category.ordinal()]);
        }
    }
}
