package dev.densescope.device.cuda.runtime.gpu;

/**
 * The memory usage of a GPU. The parts add up to the total.
 *
 * @param totalBytes total memory
 * @param thisProcessBytes used by this process: storages, workspace and CUDA's context
 * @param othersBytes used by other processes
 * @param driverBytes reserved by the driver and the firmware
 * @param freeBytes not used
 * @param source how the usage of this process was determined
 */
public record GpuMemory(
        long totalBytes, long thisProcessBytes, long othersBytes, long driverBytes, long freeBytes, Source source) {
    /** How the usage of this process was determined. */
    public enum Source {
        /** NVML reports the usage of this process. */
        PROCESS_LIST,
        /**
         * NVML does not report this process, as in containers: the growth of the total usage since the meter was
         * opened. Allocations of other processes in the meantime distort it.
         */
        DIFFERENCE
    }
}
