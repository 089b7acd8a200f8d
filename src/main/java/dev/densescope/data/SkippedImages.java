package dev.densescope.data;

import dev.densescope.language.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    public Optional<Text> sentence() {
        return sentence(false);
    }

    /** The same sentence for the files that are not in {@code told}, the previous state; empty if there are none. */
    public Optional<Text> sentenceSince(SkippedImages told) {
        Set<SkippedImage> known = new HashSet<>(told.listed);
        List<SkippedImage> fresh =
                listed.stream().filter(image -> !known.contains(image)).toList();
        return new SkippedImages(count - told.count, fresh).sentence(told.count != 0);
    }

    private Optional<Text> sentence(boolean more) {
        if (count == 0) {
            return Optional.empty();
        }
        List<Text> named = listed.stream()
                .limit(MAX_NAMED)
                .map(image -> Text.of("%s (%s)", image.file(), image.reason()))
                .toList();
        int others = count - Math.min(MAX_NAMED, listed.size());
        Object files = others == 0 ? named : Text.of("%s and %d more", named, others);
        return Optional.of(more ? furtherSkipped(files) : skipped(files));
    }

    private Text skipped(Object files) {
        return count == 1
                ? Text.of("1 image file was skipped: %s.", files)
                : Text.of("%d image files were skipped: %s.", count, files);
    }

    private Text furtherSkipped(Object files) {
        return count == 1
                ? Text.of("1 more image file was skipped: %s.", files)
                : Text.of("%d more image files were skipped: %s.", count, files);
    }

    public static SkippedImages of(List<SkippedImage> images) {
        return new SkippedImages(images.size(), images.subList(0, Math.min(images.size(), MAX_LISTED)));
    }
}
