package dev.densescope.ui.compare.model;

/**
 * The file that is being read.
 *
 * @param fileName without its folder
 * @param fraction from 0 to 1
 */
public record ReadingProgress(String fileName, double fraction) {}
