package dev.densescope.data;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The skipped files. Immutable.
 *
 * @param count number of files
 * @param listed the first files, at most {@link #MAX_LISTED}
 */
public record SkippedImages(int count, List<SkippedImage> listed) {
    /** Maximum number of listed files; of the others, only the number is kept. */
    public static final int MAX_LISTED = 1000;

    private static final int MAX_NAMED = 3;

    /** No file was skipped. */
    public static final SkippedImages NONE = new SkippedImages(0, List.of());

    public SkippedImages {
        listed = List.copyOf(listed);
    }

    /** One sentence for the user with the names of the first files; empty if no file was skipped. */
    public Optional<String> sentence() {
        return sentence("");
    }

    /** The same sentence for the files that are not in {@code told}, the previous state; empty if there are none. */
    public Optional<String> sentenceSince(SkippedImages told) {
        Set<SkippedImage> known = new HashSet<>(told.listed);
        List<SkippedImage> fresh =
                listed.stream().filter(image -> !known.contains(image)).toList();
        return new SkippedImages(count - told.count, fresh).sentence(told.count == 0 ? "" : "more ");
    }

    private Optional<String> sentence(String more) {
        if (count == 0) {
            return Optional.empty();
        }
        String named = listed.stream()
                .limit(MAX_NAMED)
                .map(image -> "%s (%s)".formatted(image.file(), image.reason()))
                .collect(Collectors.joining(", "));
        int others = count - Math.min(MAX_NAMED, listed.size());
        return Optional.of("%d %s%s skipped: %s%s."
                .formatted(
                        count,
                        more,
                        count == 1 ? "image file was" : "image files were",
                        named,
                        others == 0 ? "" : " and %d more".formatted(others)));
    }

    public static SkippedImages of(List<SkippedImage> images) {
        return new SkippedImages(images.size(), images.subList(0, Math.min(images.size(), MAX_LISTED)));
    }
}
