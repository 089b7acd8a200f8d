package dev.densescope.session.measure;

import dev.densescope.device.DeviceMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Use of the memory of a GPU during a run, as reported by its driver.
 *
 * @param before used bytes after the device was opened and before the first allocation; empty if the driver does not
 * report them
 * @param samples one after each finished step, in order
 * @param after used bytes after all storage was freed and before the device was closed; empty if the run did not reach
 * that point. Includes kernels that the libraries load at first use, unlike {@code before}
 */
public record DeviceMemoryUse(Optional<DeviceMemory> before, List<Sample> samples, Optional<DeviceMemory> after) {
    /** For a device without memory of its own, or whose driver does not report it. */
    public static final DeviceMemoryUse UNKNOWN = new DeviceMemoryUse(Optional.empty(), List.of(), Optional.empty());

    public DeviceMemoryUse {
        samples = List.copyOf(samples);
    }

    /** A sample after a step, counted from 1. */
    public record Sample(int step, DeviceMemory memory) {}

    /** The sample with the most memory used by this process. */
    public Optional<DeviceMemory> peak() {
        return samples.stream().map(Sample::memory).max(Comparator.comparingLong(DeviceMemory::thisProcessBytes));
    }

    /**
     * The used bytes at the peak, split by known owner.
     *
     * @param reservedBytes bytes that the run allocated on the device
     * @param workspaceBytes of these, the workspace of kernels
     */
    public Optional<Balance> balance(long reservedBytes, long workspaceBytes) {
        return after.or(() -> before)
                .flatMap(bare -> peak().map(used ->
                        new Balance(used, reservedBytes - workspaceBytes, workspaceBytes, bare.thisProcessBytes())));
    }

    /**
     * Used bytes as reported by the driver, and their known owners.
     *
     * @param used bytes at the peak
     * @param tensorBytes allocated bytes without the workspace
     * @param workspaceBytes workspace of kernels
     * @param contextBytes used by this process without any storage: context, libraries and their kernels
     */
    public record Balance(DeviceMemory used, long tensorBytes, long workspaceBytes, long contextBytes) {
        /** Bytes used by all processes. */
        public long usedBytes() {
            return used.thisProcessBytes() + used.othersBytes();
        }

        /**
         * Bytes used by this process that have no known owner; negative if the driver reports less than the known
         * bytes.
         */
        public long remainderBytes() {
            return used.thisProcessBytes() - contextBytes - tensorBytes - workspaceBytes;
        }
    }
}
