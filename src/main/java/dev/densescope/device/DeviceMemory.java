package dev.densescope.device;

/**
 * The memory usage of a device as reported by its driver, as an independent measurement. The parts add up to the total.
 *
 * @param totalBytes total memory
 * @param thisProcessBytes used by this process: storages, and allocations of libraries
 * @param othersBytes used by other processes
 * @param driverBytes reserved by the driver
 * @param freeBytes not used
 * @param exact whether the driver reports the usage of this process; otherwise it is the growth of the total usage
 */
public record DeviceMemory(
        long totalBytes, long thisProcessBytes, long othersBytes, long driverBytes, long freeBytes, boolean exact) {}
