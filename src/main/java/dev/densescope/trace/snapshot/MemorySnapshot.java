package dev.densescope.trace.snapshot;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedTensor;
import dev.densescope.trace.TensorAddresses;
import dev.densescope.trace.TracedRun;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The memory events of a run's last step as a memory snapshot of PyTorch, for its viewer memory_viz and other readers: a
 * pickle with {@code device_traces}, the history, and {@code segments}, what is allocated after it. The arena is the only
 * segment. A run that finished no step has an empty history and no segment.
 */
public final class MemorySnapshot {
    private static final String ADDRESS = "address";
    private static final String SIZE = "size";
    private static final int BUFFER_BYTES = 1 << 16;

    private final TracedRun run;
    private final PickleWriter pickle;

    private MemorySnapshot(TracedRun run, PickleWriter pickle) {
        this.run = run;
        this.pickle = pickle;
    }

    /**
     * Writes the snapshot. Does not close the stream.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} cancels
     */
    public static void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException {
        progress.written(0);
        BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
        MemorySnapshot snapshot = new MemorySnapshot(run, new PickleWriter(buffered));
        snapshot.pickle.beginDictionary();
        if (run.run().lastTrace().isPresent()) {
            snapshot.write(run.run().lastTrace().get(), progress);
        } else {
            snapshot.writeNothing();
        }
        snapshot.pickle.endDictionary();
        snapshot.pickle.end();
        buffered.flush();
        progress.written(1);
    }

    private void writeNothing() throws IOException {
        pickle.string("device_traces");
        PickleWriter.Items devices = pickle.beginList();
        devices.next();
        pickle.beginList().end();
        devices.end();
        pickle.string("segments").beginList().end();
    }

    private void write(StepTrace trace, WriteProgress progress) throws IOException {
        TensorAddresses addresses = TensorAddresses.of(run.run(), trace.legend());
        SnapshotFrames frames = new SnapshotFrames(pickle, trace, run.design());
        SnapshotHistory history = new SnapshotHistory(pickle, frames, trace, addresses, run.startNanos());
        long arenaBytes = Math.max(run.reservedBytes(), addresses.endBytes());
        pickle.string("device_traces");
        PickleWriter.Items devices = pickle.beginList();
        devices.next();
        BitSet live = history.write(arenaBytes, progress);
        devices.end();
        List<TracedTensor> left = live.stream()
                .mapToObj(trace.legend().tensors()::get)
                .sorted(Comparator.comparingLong(addresses::of))
                .toList();
        pickle.string("segments");
        PickleWriter.Items segments = pickle.beginList();
        segments.next();
        writeSegment(arenaBytes, left, addresses, frames);
        segments.end();
    }

    private void writeSegment(
            long arenaBytes, List<TracedTensor> live, TensorAddresses addresses, SnapshotFrames frames)
            throws IOException {
        long liveBytes = live.stream().mapToLong(TracedTensor::bytes).sum();
        pickle.beginDictionary();
        pickle.entry("device", 0)
                .entry(ADDRESS, TensorAddresses.ARENA)
                .entry("total_size", arenaBytes)
                .entry("stream", 0)
                .entry("segment_type", "large")
                .entry("allocated_size", liveBytes)
                .entry("active_size", liveBytes)
                .entry("requested_size", liveBytes)
                .noEntry("is_expandable")
                .string("frames");
        frames.write();
        pickle.string("blocks");
        writeBlocks(arenaBytes, live, addresses, frames);
        pickle.endDictionary();
    }

    /** Writes the blocks, which lie back to back. */
    private void writeBlocks(long arenaBytes, List<TracedTensor> live, TensorAddresses addresses, SnapshotFrames frames)
            throws IOException {
        PickleWriter.Items blocks = pickle.beginList();
        long next = TensorAddresses.ARENA;
        for (TracedTensor tensor : live) {
            long address = addresses.of(tensor);
            writeUnused(next, address, blocks);
            blocks.next();
            beginBlock(address, tensor.bytes(), "active_allocated");
            frames.write(tensor);
            pickle.endDictionary();
            next = address + tensor.bytes();
        }
        writeUnused(next, TensorAddresses.ARENA + arenaBytes, blocks);
        blocks.end();
    }

    private void writeUnused(long start, long end, PickleWriter.Items blocks) throws IOException {
        if (end > start) {
            blocks.next();
            beginBlock(start, end - start, "inactive");
            pickle.beginList().end();
            pickle.endDictionary();
        }
    }

    private void beginBlock(long address, long bytes, String state) throws IOException {
        pickle.beginDictionary();
        pickle.entry(SIZE, bytes)
                .entry("requested_size", bytes)
                .entry(ADDRESS, address)
                .entry("state", state)
                .string("frames");
    }
}
