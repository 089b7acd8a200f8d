/**
 * Reads Chrome traces of this program and of torch.profiler as a stream of events. Memory is needed for the events of
 * memory and for the names of operations, and is limited.
 */
package dev.densescope.trace.imports.chrome;
