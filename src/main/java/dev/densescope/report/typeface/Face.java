package dev.densescope.report.typeface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The font files: Inter with tabular figures for Latin, and Liberation Sans, which comes with PDFBox, for the rest. */
public enum Face {
    REGULAR("/dev/densescope/ui/theme/inter-tabular-regular.ttf"),
    MEDIUM("/dev/densescope/ui/theme/inter-tabular-medium.ttf"),
    SEMIBOLD("/dev/densescope/ui/theme/inter-tabular-semibold.ttf"),
    /** Greek, Cyrillic and symbols. */
    FALLBACK("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");

    private final String resource;

    Face(String resource) {
        this.resource = resource;
    }

    /** Reads the font; the caller closes it. */
    public TrueTypeFont open() {
        try (InputStream in = Face.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + resource);
            }
            TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(in));
            font.setEnableGsub(false); // characters are written one by one
            return font;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program could not read its own " + resource, unreadable);
        }
    }
}
