package dev.densescope.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/**
 * The typeface of the window: Inter (SIL Open Font License, {@code OFL.txt}) with tabular figures, so that numbers stand
 * still while they change. A glyph that it lacks comes from the system's sans serif.
 */
public final class Fonts {
    /** Regular, and semibold as its bold. */
    public static final String FAMILY = "Inter Tabular";
    /** Between the two. */
    public static final String MEDIUM_FAMILY = "Inter Tabular Medium";

    private static final double ANY_SIZE = 13;

    private Fonts() {}

    /** For canvases. */
    public static Font regular(double size) {
        return Font.font(FAMILY, size);
    }

    /** For canvases. */
    public static Font medium(double size) {
        return Font.font(MEDIUM_FAMILY, size);
    }

    /** Makes the families known to JavaFX; again is harmless. */
    public static void load() {
        if (!Font.getFamilies().contains(FAMILY)) {
            load("inter-tabular-regular.ttf");
            load("inter-tabular-medium.ttf");
            load("inter-tabular-semibold.ttf");
        }
    }

    private static void load(String file) {
        try (InputStream font = Fonts.class.getResourceAsStream(file)) {
            Font.loadFont(font, ANY_SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bundled typeface " + file, e);
        }
    }
}
