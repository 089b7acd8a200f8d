package dev.densescope.data;

import dev.densescope.language.Text;
import dev.densescope.spec.InputSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sizes of image files, and how they are resized for a design. Immutable.
 *
 * @param counts number of images of each size
 */
public record ImageSizes(Map<Size, Integer> counts) {
    /** Width and height in pixels. */
    public record Size(int width, int height) {
        private boolean hasShapeOf(Size other) {
            return (long) width * other.height == (long) height * other.width;
        }

        private String text() {
            return "%dx%d".formatted(width, height);
        }
    }

    private static final Comparator<Map.Entry<Size, Integer>> BY_COUNT = Map.Entry.<Size, Integer>comparingByValue()
            .thenComparing(entry -> entry.getKey().text());

    public ImageSizes {
        counts = Map.copyOf(counts);
    }

    /** The sizes of these and other images. */
    public ImageSizes with(ImageSizes others) {
        Map<Size, Integer> all = new HashMap<>(counts);
        others.counts.forEach((size, count) -> all.merge(size, count, Integer::sum));
        return new ImageSizes(all);
    }

    /**
     * How images are converted to the input of a design, one sentence per change; empty if they are used as they are.
     */
    public List<Text> changes(InputSpec input) {
        Stream<Text> greys = input.channels() == 1
                ? Stream.of(Text.of("Images are converted to greyscale, because the design has 1 input channel."))
                : Stream.of();
        return Stream.concat(resizing(input).stream(), greys).toList();
    }

    private Optional<Text> resizing(InputSpec input) {
        Size target = new Size(input.width(), input.height());
        Map<Size, Integer> others = new HashMap<>(counts);
        others.remove(target);
        return others.entrySet().stream().max(BY_COUNT).map(Map.Entry::getKey).map(usual -> {
            boolean keepsShape = others.keySet().stream().allMatch(target::hasShapeOf);
            return Text.of(
                    "Images of %s%s are resized to %s: %s%s.",
                    usual.text(),
                    others.size() > 1 ? Text.of(" and other sizes") : "",
                    target.text(),
                    keepsShape
                            ? Text.of("the aspect ratio is the same, so nothing is cropped")
                            : Text.of("scaled to cover it, and center-cropped"),
                    target.width() == target.height() ? "" : Text.of(" (sizes are width x height)"));
        });
    }
}
