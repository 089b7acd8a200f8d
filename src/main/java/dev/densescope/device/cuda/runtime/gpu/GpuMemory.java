package dev.densescope.device.cuda.runtime.gpu;

/**
 * Who uses the memory of a GPU at a moment. The parts add up to all of it.
 *
 * @param totalBytes all of it
 * @param thisProcessBytes used by this process: storages, workspace and CUDA's context
 * @param othersBytes used by others
 * @param driverBytes kept back by the driver and the firmware
 * @param freeBytes used by nobody
 * @param source where the share of this process is from
 */
public record GpuMemory(
        long totalBytes, long thisProcessBytes, long othersBytes, long driverBytes, long freeBytes, Source source) {
    /** Where the share of this process is from. */
    public enum Source {
        /** NVML names this process and what it uses. */
        PROCESS_LIST,
        /**
         * NVML does not name this process, as in containers: all that is used beyond what was when the meter began. What
         * others take or give back meanwhile is counted wrongly.
         */
        DIFFERENCE
    }
}
