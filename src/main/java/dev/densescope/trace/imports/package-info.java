/**
 * Traces of memory that other programs or other runs have recorded, as values that can be compared with runs. The
 * readers are in the subpackages: {@code snapshot}, {@code chrome}; {@code open} recognises and opens files.
 */
package dev.densescope.trace.imports;
