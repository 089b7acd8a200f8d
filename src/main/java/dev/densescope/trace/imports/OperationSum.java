package dev.densescope.trace.imports;

/**
 * All events of one name in a trace.
 *
 * @param group the layer of a DenseScope operation, such as {@code block1/layer3}; the category of a slice of
 *     torch.profiler, such as {@code cpu_op}; {@code allocation} for the allocations of a snapshot, {@code annotation} for what it names
 * @param name the operation, or the innermost frame of an allocation; without control characters
 * @param count number of events
 * @param nanos their total duration; 0 if not given. Operations of torch.profiler include those that they call
 * @param bytes the bytes that they allocated; 0 if not given
 */
public record OperationSum(String group, String name, long count, long nanos, long bytes) {}
