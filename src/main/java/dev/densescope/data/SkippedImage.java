package dev.densescope.data;

/**
 * A skipped file.
 *
 * @param file its path relative to the folder of images
 * @param reason the reason, as the end of a sentence, such as {@code it is empty}
 */
public record SkippedImage(String file, String reason) {}
