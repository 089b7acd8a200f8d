package dev.densescope.data;

import dev.densescope.language.Text;

/**
 * A skipped file.
 *
 * @param file its path relative to the folder of images
 * @param reason the reason, as the end of a sentence, such as {@code it is empty}
 */
public record SkippedImage(String file, Text reason) {
    /** With a reason as in files. */
    public SkippedImage(String file, String reason) {
        this(file, Text.phrase(reason));
    }
}
