package dev.densescope.device.cuda.runtime.gpu;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Reads the memory usage of one GPU from NVML, in about 100 microseconds. Open it before the first allocation, so that
 * the usage of other processes is known. Not thread-safe.
 */
public final class GpuMemoryMeter implements AutoCloseable {
    private final Nvml nvml;
    private final Nvml.Handle handle;
    private final long pid = ProcessHandle.current().pid();
    private final long othersBytesBefore;
    private final LongConsumer closed;

    /**
     * Opens a meter.
     *
     * @param nvml closed with the meter
     * @param othersBytesBefore current usage of all processes, without memory that this process has retained
     * @param closed receives the usage of this process on close
     */
    public GpuMemoryMeter(Nvml nvml, Nvml.Handle handle, long othersBytesBefore, LongConsumer closed) {
        this.nvml = nvml;
        this.handle = handle;
        this.othersBytesBefore = othersBytesBefore;
        this.closed = closed;
    }

    /** The current memory usage; empty if the driver no longer reports it. */
    public Optional<GpuMemory> read() {
        return nvml.memory(handle).map(this::shares);
    }

    /**
     * Close it after all measured allocations have been freed: the remaining usage of this process is passed to the
     * next meter.
     */
    @Override
    public void close() {
        read().ifPresent(last -> closed.accept(last.thisProcessBytes()));
        nvml.close();
    }

    private GpuMemory shares(Nvml.Memory memory) {
        OptionalLong listed = nvml.usedBytesOf(handle, pid);
        long own = Math.min(
                memory.usedBytes(), listed.orElseGet(() -> Math.max(0, memory.usedBytes() - othersBytesBefore)));
        return new GpuMemory(
                memory.totalBytes(),
                own,
                memory.usedBytes() - own,
                memory.totalBytes() - memory.usedBytes() - memory.freeBytes(),
                memory.freeBytes(),
                listed.isPresent() ? GpuMemory.Source.PROCESS_LIST : GpuMemory.Source.DIFFERENCE);
    }
}
