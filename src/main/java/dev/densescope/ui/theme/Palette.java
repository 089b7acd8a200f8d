package dev.densescope.ui.theme;

import dev.densescope.memory.Category;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/**
 * All colours of a theme: the one place where they are written down. Canvases ask {@link #color}; style sheets read the
 * same values as looked-up colours ({@code -ds-text}, {@code -ds-category-batchNorm}) from {@link #stylesheet}.
 * Immutable.
 *
 * <p>Categories are Okabe-Ito's colours, told apart by colour-blind readers, with one meaning everywhere.
 */
public final class Palette {
    /** Lines of runs are darker than in the dark theme, or the yellow one would hardly be seen on white. */
    public static final Palette LIGHT = new Palette(false, """
            BACKGROUND #F6F7F9      PANEL #FFFFFF           HOVER #EEF1F5
            LINE #E2E5EA            STRONG_LINE #C9CFD8     TRACK #E2E5EA
            TEXT #1A1E26            MUTED #5F6B7C
            ACCENT #2563EB          ACCENT_SOFT #EAF0FE     ACCENT_STRONG #1D4FC4   ON_ACCENT #FFFFFF
            BAD #C2410C             GOOD #047857
            RECOMPUTE #D55E00       RECOMPUTE_TEXT #B94700  WORKSPACE #C3CAD5
            """, "#2563EB #D55E00 #00865F #B85A8F #A66E00");

    public static final Palette DARK = new Palette(true, """
            BACKGROUND #0E1116      PANEL #151920           HOVER #1D232D
            LINE #262C36            STRONG_LINE #3A4350     TRACK #2A313C
            TEXT #E7EAF0            MUTED #98A3B3
            ACCENT #6B9BFF          ACCENT_SOFT #1B2A4A     ACCENT_STRONG #8DB2FF   ON_ACCENT #0E1116
            BAD #FB923C             GOOD #34D399
            RECOMPUTE #D55E00       RECOMPUTE_TEXT #FF8A3D  WORKSPACE #465062
            """, "#6B9BFF #D55E00 #009E73 #CC79A7 #E69F00");
    /** White on black, for readers who need it. */
    public static final Palette HIGH_CONTRAST = new Palette(true, """
            BACKGROUND #000000      PANEL #000000           HOVER #262626
            LINE #8A8A8A            STRONG_LINE #FFFFFF     TRACK #4D4D4D
            TEXT #FFFFFF            MUTED #E0E0E0
            ACCENT #FFD400          ACCENT_SOFT #2E2700     ACCENT_STRONG #FFE566   ON_ACCENT #000000
            BAD #FF9D5C             GOOD #5CFFB6
            RECOMPUTE #D55E00       RECOMPUTE_TEXT #FF9D5C  WORKSPACE #6E7A8C
            """, "#FFFFFF #FF9D5C #5CFFB6 #FF8AD8 #FFD400");

    private final boolean dark;
    private final Map<Token, Color> tokens = new EnumMap<>(Token.class);
    private final Map<Category, Color> categories = new EnumMap<>(Category.class);
    private final List<Color> series;

    /** @param series the colours of {@link #series}, in order */
    private Palette(boolean dark, String colors, String series) {
        this.dark = dark;
        this.series = Stream.of(series.split(" ")).map(Color::web).toList();
        List<String> words = List.of(colors.strip().split("\\s+"));
        for (int i = 0; i < words.size(); i += 2) {
            tokens.put(Token.valueOf(words.get(i)), Color.web(words.get(i + 1)));
        }
        categories.put(Category.FEATURES, Color.web("#0072B2"));
        categories.put(Category.CONVOLUTION, Color.web("#56B4E9"));
        categories.put(Category.BATCH_NORM, Color.web("#009E73"));
        categories.put(Category.CONCATENATION, Color.web("#E69F00"));
        categories.put(Category.GRADIENTS, Color.web("#CC79A7"));
        categories.put(Category.PARAMETERS, Color.web("#8A94A6"));
        categories.put(Category.WORKSPACE, tokens.get(Token.WORKSPACE));
    }

    public Color color(Token token) {
        return tokens.get(token);
    }

    public Color color(Category category) {
        return categories.get(category);
    }

    /** The colour of one of several runs that are compared, counted from 0, as in reports; they repeat after five. */
    public Color series(int index) {
        return series.get(index % series.size());
    }

    /** The style class that paints a node's background in the colour of a run that is compared. */
    public static String seriesClass(int index) {
        return "series-" + index;
    }

    /** Whether it is light on dark. */
    public boolean isDark() {
        return dark;
    }

    /** The style class that paints a node's background in a category's colour. */
    public static String styleClass(Category category) {
        return "category-" + category.id();
    }

    /** The address of a style sheet that defines every looked-up colour of this palette; add it to a scene. */
    public String stylesheet() {
        StringBuilder css = new StringBuilder(".root {\n");
        tokens.forEach((token, color) -> define(css, token.css(), color));
        categories.forEach((category, color) -> define(css, "-ds-category-" + category.id(), color));
        for (int i = 0; i < series.size(); i++) {
            define(css, "-ds-series-" + i, series.get(i));
        }
        byte[] bytes = css.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private static void define(StringBuilder css, String name, Color color) {
        css.append(name).append(": #").append(color.toString(), 2, 8).append(";\n");
    }
}
