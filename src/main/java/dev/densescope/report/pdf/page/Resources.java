package dev.densescope.report.pdf.page;

import dev.densescope.report.typeface.Face;
import dev.densescope.report.typeface.GlyphOutlines;
import dev.densescope.report.typeface.Typeface;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/** What the pages of one document share: fonts, of which the used glyphs are embedded, and opacities. One thread. */
public final class Resources {
    private final PDDocument pdf;
    private final GlyphOutlines outlines = new GlyphOutlines();
    private final Map<Face, PDFont> fonts = new EnumMap<>(Face.class);
    private final Map<Double, PDExtendedGraphicsState> opacities = new HashMap<>();

    public Resources(PDDocument pdf) {
        this.pdf = pdf;
    }

    public Typeface typeface() {
        return outlines.typeface();
    }

    public GlyphOutlines outlines() {
        return outlines;
    }

    public PDFont font(Face face) throws IOException {
        PDFont font = fonts.get(face);
        if (font == null) {
            font = PDType0Font.load(pdf, face.open(), true);
            fonts.put(face, font);
        }
        return font;
    }

    /** The state in which lines and areas have an opacity. */
    public PDExtendedGraphicsState opacity(double opacity) {
        return opacities.computeIfAbsent(opacity, value -> {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant(value.floatValue());
            state.setStrokingAlphaConstant(value.floatValue());
            return state;
        });
    }
}
