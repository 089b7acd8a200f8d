package dev.densescope.ui.control;

import dev.densescope.ui.theme.Fonts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.text.Text;

/**
 * The heading of a column, which is divided between words, after slashes, and in narrow columns also at its soft hyphens.
 *
 * @param text may have soft hyphens
 */
record Heading(String text) {
    private static final String SOFT_HYPHEN = "\u00ad";
    private static final double FONT_PIXELS = 11;

    static {
        Fonts.load(); // a table may be measured before its window has the typeface
    }

    /** The heading in one line. */
    String whole() {
        return undivided(text);
    }

    /** The heading, in which words that are wider than a column are divided at their soft hyphens. */
    String divided(double columnPixels) {
        return Stream.of(text.split(" "))
                .map(word ->
                        pixels(undivided(word)) > columnPixels ? word.replace(SOFT_HYPHEN, "-\n") : undivided(word))
                .collect(Collectors.joining(" "));
    }

    /** The least width in which a heading has at most two lines. */
    static double pixelsOfTwoLines(String heading) {
        if (heading.contains("\n")) {
            return heading.lines().mapToDouble(Heading::pixels).max().orElse(0);
        }
        List<String> words = List.of(heading.split("(?<=[ /])"));
        double least = pixels(heading);
        for (int first = 1; first < words.size(); first++) {
            least = Math.min(
                    least, Math.max(pixels(words.subList(0, first)), pixels(words.subList(first, words.size()))));
        }
        return least;
    }

    /** The width of a heading in one line. */
    static double pixels(String heading) {
        Text drawn = new Text(heading);
        drawn.setFont(Fonts.regular(FONT_PIXELS));
        return drawn.getLayoutBounds().getWidth();
    }

    private static double pixels(List<String> words) {
        return pixels(String.join("", words).strip());
    }

    private static String undivided(String text) {
        return text.replace(SOFT_HYPHEN, "");
    }
}
