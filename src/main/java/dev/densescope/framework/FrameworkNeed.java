package dev.densescope.framework;

/**
 * The modelled memory of a framework's training step, without the driver's context and the workspaces of cuDNN, which
 * depend on the device, and without memory of the process, of Java for instance.
 *
 * @param peakAllocatedBytes peak bytes of tensors
 * @param reservedBytes bytes reserved by the allocator; for Deeplearning4j, pages of workspaces and the most bytes outside
 *     them, once all workspaces have learned their size
 */
public record FrameworkNeed(long peakAllocatedBytes, long reservedBytes) {}
