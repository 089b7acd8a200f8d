package dev.densescope.data;

/**
 * A file that could not be used.
 *
 * @param file where it lies, below the folder of images
 * @param reason why, as the end of a sentence, such as {@code it is empty}
 */
public record SkippedImage(String file, String reason) {}
