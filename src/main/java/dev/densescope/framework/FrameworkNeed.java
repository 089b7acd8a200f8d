package dev.densescope.framework;

/**
 * The modelled memory of a framework's training step, without the driver's context and the workspaces of cuDNN, which
 * depend on the device.
 *
 * @param peakAllocatedBytes peak bytes of tensors
 * @param reservedBytes bytes reserved by the allocator
 */
public record FrameworkNeed(long peakAllocatedBytes, long reservedBytes) {}
