package dev.densescope.report.typeface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Measures text and finds the font for each character. Text from right to left is reordered, and a character that no font
 * has is spelled (see {@link VisualText}). Confined to one thread.
 */
public final class Typeface {
    private static final char FIRST_PRINTABLE = ' ';
    /** Before it there is no text from right to left, and no character that changes the direction. */
    private static final char FIRST_RIGHT_TO_LEFT = 0x0590;

    private static final double PER_EM = 1000;

    private final Map<Face, Metrics> metrics = new EnumMap<>(Face.class);

    private record Metrics(TrueTypeFont font, CmapLookup glyphs, double unitsPerEm) {
        static Metrics of(Face face) {
            try {
                TrueTypeFont font = face.open();
                return new Metrics(font, font.getUnicodeCmapLookup(), font.getUnitsPerEm());
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the program could not read its own font " + face, unreadable);
            }
        }

        boolean has(int codePoint) {
            return glyphs.getGlyphId(codePoint) > 0;
        }

        double width(int codePoint) throws IOException {
            return font.getAdvanceWidth(glyphs.getGlyphId(codePoint)) * PER_EM / unitsPerEm;
        }
    }

    /** The font of a face. */
    TrueTypeFont font(Face face) {
        return metrics(face).font();
    }

    int glyph(Face face, int codePoint) {
        return metrics(face).glyphs().getGlyphId(codePoint);
    }

    /** The parts of a text from left to right, each with the font to write it with. */
    public List<FaceRun> runs(Face face, String text) {
        if (isPlain(face, text)) {
            return text.isEmpty() ? List.of() : List.of(run(face, text, ""));
        }
        List<FaceRun> runs = new ArrayList<>();
        for (VisualText.Part part : VisualText.of(text, codePoint -> hasGlyph(face, codePoint))) {
            if (part.spelled().isEmpty()) {
                addRuns(runs, face, part.text());
            } else {
                runs.add(run(face, part.text(), part.spelled()));
            }
        }
        return runs;
    }

    /** Whether a text needs neither another font nor another order. */
    private boolean isPlain(Face face, String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < FIRST_PRINTABLE
                    || character >= FIRST_RIGHT_TO_LEFT
                    || !metrics(face).has(character)
                    || Character.isISOControl(character)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasGlyph(Face face, int codePoint) {
        return metrics(face).has(codePoint) || metrics(Face.FALLBACK).has(codePoint);
    }

    private void addRuns(List<FaceRun> runs, Face face, String text) {
        StringBuilder part = new StringBuilder();
        Face current = face;
        for (int codePoint : text.codePoints().toArray()) {
            Face next = metrics(face).has(codePoint) ? face : Face.FALLBACK;
            if (next != current && !part.isEmpty()) {
                runs.add(run(current, part.toString(), ""));
                part.setLength(0);
            }
            current = next;
            part.appendCodePoint(codePoint);
        }
        if (!part.isEmpty()) {
            runs.add(run(current, part.toString(), ""));
        }
    }

    /** The width of a text in the unit of the size. */
    public double width(Face face, double size, String text) {
        return runs(face, text).stream().mapToDouble(FaceRun::width).sum() * size / PER_EM;
    }

    private FaceRun run(Face face, String text, String spelled) {
        double width = 0;
        try {
            for (int codePoint : text.codePoints().toArray()) {
                width += metrics(face).width(codePoint);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program could not read its own font " + face, unreadable);
        }
        return new FaceRun(face, text, width, spelled);
    }

    private Metrics metrics(Face face) {
        return metrics.computeIfAbsent(face, Metrics::of);
    }
}
