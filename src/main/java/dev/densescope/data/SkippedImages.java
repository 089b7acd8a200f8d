package dev.densescope.data;

import java.util.List;

/**
 * The files that could not be used. Immutable.
 *
 * @param count how many
 * @param listed the first of them, at most {@link #MOST_LISTED}
 */
public record SkippedImages(int count, List<SkippedImage> listed) {
    /** Of more files than these, only the number is kept. */
    public static final int MOST_LISTED = 1000;

    /** No file was skipped. */
    public static final SkippedImages NONE = new SkippedImages(0, List.of());

    public SkippedImages {
        listed = List.copyOf(listed);
    }

    public static SkippedImages of(List<SkippedImage> images) {
        return new SkippedImages(images.size(), images.subList(0, Math.min(images.size(), MOST_LISTED)));
    }
}
