/**
 * Reads memory snapshots of PyTorch ({@code torch.cuda.memory._snapshot}): pickles of segments and of the history of
 * each device. Events are kept as numbers, stacks as sums by their innermost frame, and all else is dropped as it is read.
 */
package dev.densescope.trace.imports.snapshot;
