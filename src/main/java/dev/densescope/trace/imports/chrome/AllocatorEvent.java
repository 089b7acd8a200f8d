package dev.densescope.trace.imports.chrome;

import java.util.OptionalLong;

/**
 * An event {@code [memory]} of PyTorch's profiler: an allocation or a release.
 *
 * @param totalBytes live bytes after it; -1 if not given, as before PyTorch 1.11
 */
record AllocatorEvent(long nanos, long totalBytes, long changeBytes, OptionalLong reservedBytes) {}
