package dev.densescope.report.typeface;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * A text in the order in which it is written from left to right, so that text from right to left can be read.
 * Characters that no font has are spelled, such as {@code [U+1F600]}; so are those that are not visible. Immutable.
 */
final class VisualText {
    /** Stands for a part that is spelled, which is written from left to right. */
    private static final char SPELLED = 'A';

    private static final int SOFT_HYPHEN = 0xAD;

    private static final Map<Integer, Integer> MIRRORED =
            Map.of((int) '(', (int) ')', (int) '[', (int) ']', (int) '{', (int) '}', (int) '<', (int) '>', 0xAB, 0xBB);

    private VisualText() {}

    /**
     * A part of a text.
     *
     * @param text what is written
     * @param spelled the characters that {@code text} spells; empty if it is the text itself
     */
    record Part(String text, String spelled) {
        private static Part of(int codePoint) {
            return new Part(Character.toString(codePoint), "");
        }

        private static Part spelling(String characters) {
            String names = characters
                    .codePoints()
                    .mapToObj(codePoint -> "U+%04X".formatted(codePoint))
                    .collect(Collectors.joining(" "));
            return new Part("[" + names.toUpperCase(Locale.ROOT) + "]", characters);
        }

        private boolean isSpelled() {
            return !spelled.isEmpty();
        }

        private boolean isMark() {
            return !isSpelled() && Character.getType(text.codePointAt(0)) == Character.NON_SPACING_MARK;
        }

        /** Brackets are turned around in text from right to left. */
        private Part mirrored() {
            int codePoint = text.codePointAt(0);
            for (Map.Entry<Integer, Integer> pair : MIRRORED.entrySet()) {
                if (!isSpelled() && codePoint == pair.getKey()) {
                    return of(pair.getValue());
                }
                if (!isSpelled() && codePoint == pair.getValue()) {
                    return of(pair.getKey());
                }
            }
            return this;
        }
    }

    /** The parts of a text, from left to right. White space becomes a space. */
    static List<Part> of(String text, IntPredicate hasGlyph) {
        List<Part> logical = logical(text, hasGlyph);
        String directions = logical.stream()
                .map(part -> part.isSpelled() ? String.valueOf(SPELLED) : part.text())
                .collect(Collectors.joining());
        char[] characters = directions.toCharArray();
        return joined(
                Bidi.requiresBidi(characters, 0, characters.length)
                        ? ordered(logical, new Bidi(directions, Bidi.DIRECTION_LEFT_TO_RIGHT))
                        : logical);
    }

    /** One part for each character that is written, and for each group of others. */
    private static List<Part> logical(String text, IntPredicate hasGlyph) {
        List<Part> parts = new ArrayList<>();
        StringBuilder missing = new StringBuilder();
        for (int codePoint : text.codePoints().toArray()) {
            boolean isSpace = codePoint == '\n' || codePoint == '\t' || codePoint == '\r';
            if (!isSpace && (isInvisible(codePoint) || !hasGlyph.test(codePoint))) {
                missing.appendCodePoint(codePoint);
                continue;
            }
            addSpelled(parts, missing);
            parts.add(Part.of(isSpace ? ' ' : codePoint));
        }
        addSpelled(parts, missing);
        return parts;
    }

    private static void addSpelled(List<Part> parts, StringBuilder missing) {
        if (!missing.isEmpty()) {
            parts.add(Part.spelling(missing.toString()));
            missing.setLength(0);
        }
    }

    private static boolean isInvisible(int codePoint) {
        boolean formats = Character.getType(codePoint) == Character.FORMAT && codePoint != SOFT_HYPHEN;
        return formats || Character.isISOControl(codePoint);
    }

    private static List<Part> ordered(List<Part> logical, Bidi bidi) {
        Integer[] runs = new Integer[bidi.getRunCount()];
        byte[] levels = new byte[runs.length];
        for (int run = 0; run < runs.length; run++) {
            runs[run] = run;
            levels[run] = (byte) bidi.getRunLevel(run);
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        List<Part> visual = new ArrayList<>();
        for (int run : runs) {
            List<Part> parts = between(logical, bidi.getRunStart(run), bidi.getRunLimit(run));
            visual.addAll(bidi.getRunLevel(run) % 2 == 0 ? parts : reversed(parts));
        }
        return visual;
    }

    /** The parts between two positions of the text that was given to {@link Bidi}. */
    private static List<Part> between(List<Part> logical, int start, int limit) {
        List<Part> found = new ArrayList<>();
        int position = 0;
        for (Part part : logical) {
            if (position >= start && position < limit) {
                found.add(part);
            }
            position += part.isSpelled() ? 1 : part.text().length();
        }
        return found;
    }

    /** Marks stay behind their letters. */
    private static List<Part> reversed(List<Part> parts) {
        List<Part> reversed = new ArrayList<>();
        int end = parts.size();
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (!parts.get(i).isMark() || i == 0) {
                parts.subList(i, end).forEach(part -> reversed.add(part.mirrored()));
                end = i;
            }
        }
        return reversed;
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (Part part : parts) {
            if (!part.isSpelled()) {
                plain.append(part.text());
                continue;
            }
            addPlain(joined, plain);
            joined.add(part);
        }
        addPlain(joined, plain);
        return joined;
    }

    private static void addPlain(List<Part> joined, StringBuilder plain) {
        if (!plain.isEmpty()) {
            joined.add(new Part(plain.toString(), ""));
            plain.setLength(0);
        }
    }
}
