package dev.densescope.session.measure;

/**
 * Measured counterparts of a prediction.
 *
 * @param forwardFeatureMapBytes bytes of the intermediates of dense layers that kernels wrote in forward
 * @param peakLiveBytes largest number of live bytes, which hold values still to be read
 * @param reservedBytes largest number of bytes allocated on the device
 * @param processPeakBytes peak resident memory of the process, from the operating system; 0 if unknown
 */
public record Measurement(long forwardFeatureMapBytes, long peakLiveBytes, long reservedBytes, long processPeakBytes) {}
