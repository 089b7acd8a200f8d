package dev.densescope.cli.help;

import java.util.ArrayList;
import java.util.List;

/** Text set to a width, broken between words. */
final class Paragraph {
    private Paragraph() {}

    /** The lines of a text, at most so wide; a word that is wider has a line of its own. */
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

    /** A text whose lines are one paragraph, whatever they are in the source, and end where the width does. */
    static String of(String[] lines, int width) {
        String text = String.join(" ", lines).strip();
        return text.isEmpty() ? "" : String.join("\n", lines(text, width)) + "\n";
    }
}
