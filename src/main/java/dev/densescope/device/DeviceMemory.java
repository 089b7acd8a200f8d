package dev.densescope.device;

/**
 * Who uses the memory of a device at a moment, as its driver says: an independent reading, not a sum of ours. The parts add up
 * to all of it.
 *
 * @param totalBytes all of it
 * @param thisProcessBytes used by this process: storages, and what libraries take for themselves
 * @param othersBytes used by others
 * @param driverBytes kept back by the driver
 * @param freeBytes used by nobody
 * @param exact whether the driver names this process; otherwise its share is what is used beyond what was used before
 */
public record DeviceMemory(
        long totalBytes, long thisProcessBytes, long othersBytes, long driverBytes, long freeBytes, boolean exact) {}
