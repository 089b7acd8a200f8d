package dev.densescope.report.typeface;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;

/** Text as areas, so that pictures need neither a display nor fonts of the system. Confined to one thread. */
public final class GlyphOutlines {
    private static final double PER_EM = 1000;

    private final Typeface typeface = new Typeface();

    public Typeface typeface() {
        return typeface;
    }

    /** The area of a text whose baseline starts at a point. */
    public Shape of(Face face, double size, double x, double y, String text) {
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double pen = x;
        for (FaceRun run : typeface.runs(face, text)) {
            append(outline, run, size, pen, y);
            pen += run.width() * size / PER_EM;
        }
        return outline;
    }

    private void append(Path2D outline, FaceRun run, double size, double x, double y) {
        try {
            TrueTypeFont font = typeface.font(run.face());
            double scale = size / font.getUnitsPerEm();
            double pen = x;
            for (int codePoint : run.text().codePoints().toArray()) {
                int glyph = typeface.glyph(run.face(), codePoint);
                GlyphData data = font.getGlyph().getGlyph(glyph);
                if (data != null) {
                    AffineTransform place = new AffineTransform(scale, 0, 0, -scale, pen, y);
                    outline.append(data.getPath().getPathIterator(place), false);
                }
                pen += font.getAdvanceWidth(glyph) * scale;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program could not read its own font " + run.face(), unreadable);
        }
    }
}
