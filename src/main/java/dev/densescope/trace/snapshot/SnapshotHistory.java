package dev.densescope.trace.snapshot;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.StepTrace;
import dev.densescope.trace.TensorAddresses;
import java.io.IOException;
import java.util.BitSet;

/** The events of a snapshot: the arena is allocated, then tensors are acquired and released. Confined to one thread. */
final class SnapshotHistory {
    private static final int TELL_EVERY = 1 << 12;
    private static final long NANOS_PER_MICRO = 1_000;
    /** PyTorch's viewer fails if other categories exist, but not this one. */
    private static final String UNKNOWN = "unknown";

    private final PickleWriter pickle;
    private final SnapshotFrames frames;
    private final StepTrace trace;
    private final TensorAddresses addresses;
    private final long startNanos;
    private final BitSet live = new BitSet();
    private long lastNanos;

    /** @param startNanos of the run, since 1970 */
    SnapshotHistory(
            PickleWriter pickle, SnapshotFrames frames, StepTrace trace, TensorAddresses addresses, long startNanos) {
        this.pickle = pickle;
        this.frames = frames;
        this.trace = trace;
        this.addresses = addresses;
        this.startNanos = startNanos;
    }

    /**
     * Writes the events.
     *
     * @param arenaBytes size of the arena
     * @return the ids of the tensors that are live after the last event
     */
    BitSet write(long arenaBytes, WriteProgress progress) throws IOException {
        PickleWriter.Items entries = pickle.beginList();
        if (trace.started() > 0) {
            entries.next();
            lastNanos = trace.startNanos(0);
            begin("segment_alloc", TensorAddresses.ARENA, arenaBytes);
            frames.write();
            end(UNKNOWN);
        }
        for (int i = 0; i < trace.eventCount(); i++) {
            if (i % TELL_EVERY == 0) {
                progress.written((double) i / trace.eventCount());
            }
            write(trace.event(i), entries);
        }
        entries.end();
        return live;
    }

    private void write(MemoryEvent event, PickleWriter.Items entries) throws IOException {
        boolean acquired = event instanceof MemoryEvent.Acquired;
        live.set(event.tensor().id(), acquired);
        lastNanos = Math.max(lastNanos, event.timeNanos()); // unknown if the operation has not ended
        if (acquired) {
            write("alloc", event, entries);
        } else {
            write("free_requested", event, entries);
            write("free_completed", event, entries);
        }
    }

    private void write(String action, MemoryEvent event, PickleWriter.Items entries) throws IOException {
        entries.next();
        begin(action, addresses.of(event.tensor()), event.tensor().bytes());
        frames.write(event);
        end(event.tensor().category().id());
    }

    private void begin(String action, long address, long bytes) throws IOException {
        pickle.beginDictionary();
        pickle.entry("action", action)
                .entry("addr", address)
                .entry("size", bytes)
                .entry("stream", 0)
                .entry("time_us", (startNanos + lastNanos) / NANOS_PER_MICRO)
                .string("frames");
    }

    private void end(String category) throws IOException {
        pickle.entry("category", category);
        pickle.endDictionary();
    }
}
