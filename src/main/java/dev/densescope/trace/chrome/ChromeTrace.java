package dev.densescope.trace.chrome;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.StepTrace;
import dev.densescope.session.RunRecord;
import dev.densescope.trace.PlainName;
import dev.densescope.trace.TracedRun;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A run as a trace in Chrome's trace event format: a slice per step, and of the last step its phases, layers, operations
 * and memory. Recomputation has a track of its own; arrows lead from a layer's forward to its recomputation and its
 * backward. Live bytes are counters by category. A run that finished no step has no slices.
 */
public final class ChromeTrace {
    private static final int TELL_EVERY = 1 << 8;

    private final TracedRun run;
    private final EventWriter events;
    private final WriteProgress progress;

    private ChromeTrace(TracedRun run, EventWriter events, WriteProgress progress) {
        this.run = run;
        this.events = events;
        this.progress = progress;
    }

    /**
     * Writes the trace. Does not close the stream.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} cancels
     */
    public static void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException {
        progress.written(0);
        EventWriter events = new EventWriter(out, run.number());
        new ChromeTrace(run, events, progress).write();
        progress.written(1);
    }

    private void write() throws IOException {
        events.begin(this::describe);
        String name = run.plainLabel() + " · " + run.design();
        events.describeProcess("process_name", arguments -> arguments.writeStringField("name", name));
        events.describeProcess(
                "process_sort_index", arguments -> arguments.writeNumberField("sort_index", run.number()));
        for (Track track : Track.values()) {
            events.describeThread(track, "thread_name", arguments -> arguments.writeStringField("name", track.title()));
            events.describeThread(
                    track, "thread_sort_index", arguments -> arguments.writeNumberField("sort_index", track.thread()));
        }
        writeSteps();
        events.end();
    }

    private void describe(JsonGenerator about) throws IOException {
        RunRecord record = run.run();
        about.writeStringField("program", record.environment().program());
        about.writeStringField("startedAt", record.startedAt().toString());
        about.writeStringField("design", run.design());
        about.writeStringField("run", run.plainLabel());
        about.writeStringField(
                "strategy", PlainName.of(record.settings().storage().id()));
        about.writeNumberField("batch", record.settings().spec().batch());
        about.writeStringField("device", PlainName.of(record.device().name()));
        about.writeStringField("outcome", PlainName.of(record.outcome().sentence()));
        about.writeNumberField("reservedBytes", run.reservedBytes());
        if (record.measurement().isPresent()) {
            about.writeNumberField("peakLiveBytes", record.measurement().get().peakLiveBytes());
        }
    }

    private void writeSteps() throws IOException {
        RunRecord record = run.run();
        double memoryEvents = record.lastTrace().map(StepTrace::eventCount).orElse(0);
        double all = record.steps().size() + memoryEvents;
        StepPositions positions = new StepPositions(record);
        StepSlices slices = new StepSlices(events, record.steps(), positions);
        for (int i = 0; i < record.steps().size(); i++) {
            double before = i > positions.traced() ? i + memoryEvents : i;
            if (i % TELL_EVERY == 0) {
                progress.written(before / all);
            }
            slices.begin(i);
            if (i == positions.traced()) {
                writeOperations(
                        record.lastTrace().orElseThrow(),
                        positions.shiftNanos(),
                        fraction -> progress.written((before + memoryEvents * fraction) / all));
            }
            slices.end(i);
        }
    }

    private void writeOperations(StepTrace trace, long shiftNanos, WriteProgress ofEvents) throws IOException {
        OperationTimes times = new OperationTimes(trace, shiftNanos);
        OperationSlices slices = new OperationSlices(events, trace, times, new LayerFlows(trace, run.number()));
        MemoryEvents memory = new MemoryEvents(events, trace, run, ofEvents);
        for (int i = 0; i < times.count(); i++) {
            slices.next(i);
            memory.started(i, times.start(i));
            memory.ended(i, times.end(i));
        }
    }
}
