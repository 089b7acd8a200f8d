package dev.densescope.trace.chrome;

/**
 * The name of a slice.
 *
 * @param text shown on it
 * @param category by which viewers filter
 */
record SliceName(String text, String category) {}
