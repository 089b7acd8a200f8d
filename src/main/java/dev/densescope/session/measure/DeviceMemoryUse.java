package dev.densescope.session.measure;

import dev.densescope.device.DeviceMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who used the memory of a GPU during a run, as its driver said.
 *
 * @param before what was used when the device had been opened and nothing was taken of it; empty if the driver does not tell
 * @param samples one behind each finished step, in order
 * @param after what was used when all storage had been given back and the device was still open; empty if it did not come to
 *     that. It says more of what the libraries keep than {@code before}: they load kernels when they are first needed
 */
public record DeviceMemoryUse(Optional<DeviceMemory> before, List<Sample> samples, Optional<DeviceMemory> after) {
    /** Of a device without memory of its own, or one whose driver does not tell. */
    public static final DeviceMemoryUse UNKNOWN = new DeviceMemoryUse(Optional.empty(), List.of(), Optional.empty());

    public DeviceMemoryUse {
        samples = List.copyOf(samples);
    }

    /** A reading behind a step, counted from 1. */
    public record Sample(int step, DeviceMemory memory) {}

    /** The reading with the most memory used by this process. */
    public Optional<DeviceMemory> peak() {
        return samples.stream().map(Sample::memory).max(Comparator.comparingLong(DeviceMemory::thisProcessBytes));
    }

    /**
     * What the driver says is used at the peak, taken apart into what is known of it.
     *
     * @param reservedBytes what the run had taken of the device, by the device's allocator
     * @param workspaceBytes of these, what kernels have as scratch memory
     */
    public Optional<Balance> balance(long reservedBytes, long workspaceBytes) {
        return after.or(() -> before)
                .flatMap(bare -> peak().map(used ->
                        new Balance(used, reservedBytes - workspaceBytes, workspaceBytes, bare.thisProcessBytes())));
    }

    /**
     * The driver's reading and what is known of it.
     *
     * @param used at the peak
     * @param tensorBytes of storages, scratch memory apart
     * @param workspaceBytes scratch memory
     * @param contextBytes used by this process without any storage: context, libraries, their kernels
     */
    public record Balance(DeviceMemory used, long tensorBytes, long workspaceBytes, long contextBytes) {
        /** What all processes use. */
        public long usedBytes() {
            return used.thisProcessBytes() + used.othersBytes();
        }

        /** What this process uses beyond what is known; below 0 if the driver says less. */
        public long remainderBytes() {
            return used.thisProcessBytes() - contextBytes - tensorBytes - workspaceBytes;
        }
    }
}
