package dev.densescope.cli.help;

import java.util.ArrayList;
import java.util.List;

/** Text wrapped to a width between words. */
final class WrappedText {
    private WrappedText() {}

    /** The wrapped lines of a text; a word longer than the width has a line of its own. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Joins the lines of a text to one paragraph and wraps it to the width. */
    static String of(String[] lines, int width) {
        String text = String.join(" ", lines).strip();
        return text.isEmpty() ? "" : String.join("\n", lines(text, width)) + "\n";
    }
}
