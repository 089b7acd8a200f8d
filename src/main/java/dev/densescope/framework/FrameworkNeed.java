package dev.densescope.framework;

/**
 * What a framework's model says of a training step. The driver's context and the workspaces of cuDNN come on top: they depend on
 * the device, and are no part of the model.
 *
 * @param peakAllocatedBytes the most that tensors use at one time
 * @param reservedBytes what the allocator holds of the device
 */
public record FrameworkNeed(long peakAllocatedBytes, long reservedBytes) {}
