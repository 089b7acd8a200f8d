package dev.densescope.data;

import dev.densescope.spec.InputSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sizes of images in files, and what becomes of them for a design. Immutable.
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

    /** These images and others. */
    public ImageSizes with(ImageSizes others) {
        Map<Size, Integer> all = new HashMap<>(counts);
        others.counts.forEach((size, count) -> all.merge(size, count, Integer::sum));
        return new ImageSizes(all);
    }

    /** How images are changed to become the input of a design: one sentence each; none if they are it. */
    public List<String> changes(InputSpec input) {
        Stream<String> greys = input.channels() == 1
                ? Stream.of("Images are read as greys, because the design reads 1 channel.")
                : Stream.of();
        return Stream.concat(resizing(input).stream(), greys).toList();
    }

    private Optional<String> resizing(InputSpec input) {
        Size target = new Size(input.width(), input.height());
        Map<Size, Integer> others = new HashMap<>(counts);
        others.remove(target);
        return others.entrySet().stream().max(BY_COUNT).map(Map.Entry::getKey).map(usual -> {
            boolean keepsShape = others.keySet().stream().allMatch(target::hasShapeOf);
            return "Images of %s%s are resized to %s: %s%s."
                    .formatted(
                            usual.text(),
                            others.size() > 1 ? " and other sizes" : "",
                            target.text(),
                            keepsShape
                                    ? "they have its shape, so nothing is cut off"
                                    : "scaled until they just cover it, and cut to the middle",
                            target.width() == target.height() ? "" : " (sizes are width x height)");
        });
    }
}
