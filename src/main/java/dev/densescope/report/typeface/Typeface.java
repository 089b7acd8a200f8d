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
 * Measures text and finds the font for each character. A character without a glyph, or of a script written from right to
 * left, becomes a box. Confined to one thread.
 */
public final class Typeface {
    /** Stands for characters that cannot be written. */
    public static final int BOX = 0x25A1;

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

    /** The parts of a text, each with the font to write it with. */
    public List<FaceRun> runs(Face face, String text) {
        List<FaceRun> runs = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        Face current = face;
        for (int codePoint : text.codePoints().map(Typeface::writable).toArray()) {
            Face next = faceOf(face, codePoint);
            if (next != current && !part.isEmpty()) {
                runs.add(run(current, part.toString()));
                part.setLength(0);
            }
            current = next;
            part.appendCodePoint(next == Face.FALLBACK && !metrics(next).has(codePoint) ? BOX : codePoint);
        }
        if (!part.isEmpty()) {
            runs.add(run(current, part.toString()));
        }
        return runs;
    }

    /** The width of a text in the unit of the size. */
    public double width(Face face, double size, String text) {
        return runs(face, text).stream().mapToDouble(FaceRun::width).sum() * size / PER_EM;
    }

    private FaceRun run(Face face, String text) {
        double width = 0;
        try {
            for (int codePoint : text.codePoints().toArray()) {
                width += metrics(face).width(codePoint);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program could not read its own font " + face, unreadable);
        }
        return new FaceRun(face, text, width);
    }

    private Face faceOf(Face face, int codePoint) {
        return metrics(face).has(codePoint) ? face : Face.FALLBACK;
    }

    private Metrics metrics(Face face) {
        return metrics.computeIfAbsent(face, Metrics::of);
    }

    /** White space becomes a space; characters of scripts from right to left, which are not laid out here, a box. */
    private static int writable(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t' || codePoint == '\r') {
            return ' ';
        }
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> BOX;
            default -> codePoint;
        };
    }
}
