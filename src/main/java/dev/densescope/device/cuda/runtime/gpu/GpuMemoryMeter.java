package dev.densescope.device.cuda.runtime.gpu;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Reads who uses the memory of one GPU, from NVML; some 100 microseconds a reading. To be made before anything is taken
 * from the GPU, so that what others use is known; then confined to one thread at a time.
 */
public final class GpuMemoryMeter implements AutoCloseable {
    private final Nvml nvml;
    private final Nvml.Handle handle;
    private final long pid = ProcessHandle.current().pid();
    private final long othersBytesBefore;
    private final LongConsumer closed;

    /**
     * A meter that begins now.
     *
     * @param nvml closed with the meter
     * @param othersBytesBefore what everybody uses now, without what this process has kept of earlier times
     * @param closed told at the end what this process uses then
     */
    public GpuMemoryMeter(Nvml nvml, Nvml.Handle handle, long othersBytesBefore, LongConsumer closed) {
        this.nvml = nvml;
        this.handle = handle;
        this.othersBytesBefore = othersBytesBefore;
        this.closed = closed;
    }

    /** Who uses the memory now; empty if the driver does not tell any more. */
    public Optional<GpuMemory> read() {
        return nvml.memory(handle).map(this::shares);
    }

    /** To be closed behind all that it measures: what this process uses then it will have when the next meter begins. */
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
