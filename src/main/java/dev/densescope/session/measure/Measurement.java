package dev.densescope.session.measure;

/**
 * Measured counterparts of a prediction.
 *
 * @param forwardFeatureMapBytes what dense-layer intermediates that kernels were given in forward occupy
 * @param peakLiveBytes the most bytes at one time that held values still to be read
 * @param reservedBytes the most that the device's allocator had given out
 * @param processPeakBytes peak resident memory of the process, from the operating system; 0 if unknown
 */
public record Measurement(long forwardFeatureMapBytes, long peakLiveBytes, long reservedBytes, long processPeakBytes) {}
