package dev.densescope.report.pdf.page;

import dev.densescope.report.typeface.Typeface;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks text into lines: at spaces, and within words that are longer than a line. Confined to one thread. */
public final class LineBreaker {
    /** A word with the spaces before it; spaces that do not break are part of words. */
    private static final Pattern WORDS = Pattern.compile("[ \\t\\r\\n]*[^ \\t\\r\\n]+|[ \\t\\r\\n]+$");

    private final Typeface typeface;

    public LineBreaker(Typeface typeface) {
        this.typeface = typeface;
    }

    /** A text in one font. */
    public record Text(Font font, String text) {}

    /** The lines of a text in one font; at least one. */
    public List<Line> lines(Font font, String text, double width) {
        return lines(List.of(new Text(font, text)), width);
    }

    /** The lines of texts in a row; at least one. */
    public List<Line> lines(List<Text> texts, double width) {
        Lines lines = new Lines(width);
        for (Text text : texts) {
            Matcher words = WORDS.matcher(text.text());
            while (words.find()) {
                lines.add(text.font(), words.group());
            }
        }
        return lines.finish();
    }

    /** The width of a text that is not broken. */
    public double width(Font font, String text) {
        return typeface.width(font.face(), font.size(), text);
    }

    /** The width of the longest word. */
    public double longestWord(Font font, String text) {
        return WORDS.matcher(text)
                .results()
                .mapToDouble(word -> width(font, word.group().strip()))
                .max()
                .orElse(0);
    }

    private final class Lines {
        private final double room;
        private final List<Line> finished = new ArrayList<>();
        private final List<Line.Part> parts = new ArrayList<>();
        private double used;

        Lines(double room) {
            this.room = room;
        }

        void add(Font font, String word) {
            String text = used == 0 ? word.stripLeading() : word.replaceFirst("^[ \\t\\r\\n]+", " ");
            double width = width(font, text);
            if (used > 0 && used + width > room) {
                end();
                text = word.stripLeading();
                width = width(font, text);
            }
            if (width > room) {
                addLong(font, text);
            } else if (!text.isEmpty()) {
                put(font, text, width);
            }
        }

        /** A word that is longer than a line. */
        private void addLong(Font font, String word) {
            StringBuilder part = new StringBuilder();
            for (int codePoint : word.codePoints().toArray()) {
                String longer = part + Character.toString(codePoint);
                if (!part.isEmpty() && width(font, longer) > room) {
                    put(font, part.toString(), width(font, part.toString()));
                    end();
                    part.setLength(0);
                }
                part.appendCodePoint(codePoint);
            }
            put(font, part.toString(), width(font, part.toString()));
        }

        /** Words in one font are one part: the order of words from right to left needs all of them. */
        private void put(Font font, String text, double width) {
            int last = parts.size() - 1;
            if (last >= 0 && parts.get(last).font().equals(font)) {
                Line.Part before = parts.get(last);
                parts.set(last, new Line.Part(font, before.text() + text, before.width() + width));
            } else {
                parts.add(new Line.Part(font, text, width));
            }
            used += width;
        }

        private void end() {
            finished.add(new Line(parts));
            parts.clear();
            used = 0;
        }

        List<Line> finish() {
            if (!parts.isEmpty() || finished.isEmpty()) {
                end();
            }
            return finished;
        }
    }
}
