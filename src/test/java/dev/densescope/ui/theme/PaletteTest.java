package dev.densescope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.memory.Category;
import dev.densescope.report.drawing.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** The contrast of the themes' colours, by WCAG 2.2: 4.5 for text and 3 for what is drawn; 7 for text in high contrast. */
class PaletteTest {
    private static final double TEXT = 4.5;
    private static final double TEXT_IN_HIGH_CONTRAST = 7;
    private static final double DRAWN = 3;
    private static final List<Palette> ALL = List.of(Palette.LIGHT, Palette.DARK, Palette.HIGH_CONTRAST);

    /** Text on what lies behind it. */
    private record Pair(Token text, Token behind) {}

    private static Stream<Pair> textPairs() {
        List<Token> texts = List.of(Token.TEXT, Token.MUTED, Token.ACCENT, Token.BAD, Token.GOOD, Token.RECOMPUTE_TEXT);
        List<Token> surfaces = List.of(Token.PANEL, Token.BACKGROUND, Token.HOVER, Token.ACCENT_SOFT);
        Stream<Pair> onSurfaces =
                texts.stream().flatMap(text -> surfaces.stream().map(behind -> new Pair(text, behind)));
        Stream<Pair> onFills = Stream.of(
                new Pair(Token.ON_ACCENT, Token.ACCENT),
                new Pair(Token.ON_ACCENT, Token.ACCENT_STRONG),
                new Pair(Token.TEXT, Token.TRACK));
        return Stream.concat(onSurfaces, onFills);
    }

    @Test
    void textCanBeReadInEachTheme() {
        List<String> tooFaint = new ArrayList<>();
        for (Palette palette : ALL) {
            double least = palette == Palette.HIGH_CONTRAST ? TEXT_IN_HIGH_CONTRAST : TEXT;
            textPairs().forEach(pair -> {
                double contrast = contrast(palette.color(pair.text()), palette.color(pair.behind()));
                if (contrast < least) {
                    tooFaint.add(name(palette) + ": " + pair + " has " + contrast);
                }
            });
        }
        assertEquals(List.of(), tooFaint);
    }

    @Test
    void focusIconsMarksAndLinesCanBeSeenInEachTheme() {
        List<String> tooFaint = new ArrayList<>();
        for (Palette palette : ALL) {
            Stream<Color> tokens = Stream.of(
                            Token.ACCENT, Token.MUTED, Token.BAD, Token.GOOD, Token.RECOMPUTE, Token.RECOMPUTE_TEXT)
                    .map(palette::color);
            Stream<Color> runs = IntStream.range(0, 5).mapToObj(palette::series);
            Stream.concat(tokens, runs).forEach(color -> tooFaint.addAll(faint(palette, color)));
        }
        assertEquals(List.of(), tooFaint);
    }

    /**
     * In the other themes some categories are as light as Okabe and Ito made them: areas that are told apart by their hue,
     * beside a legend and a table.
     */
    @Test
    void inHighContrastSoDoAllAreasAndBorders() {
        List<String> tooFaint = new ArrayList<>();
        for (Category category : Category.values()) {
            tooFaint.addAll(faint(Palette.HIGH_CONTRAST, Palette.HIGH_CONTRAST.color(category)));
        }
        for (Token token : List.of(Token.LINE, Token.STRONG_LINE)) {
            tooFaint.addAll(faint(Palette.HIGH_CONTRAST, Palette.HIGH_CONTRAST.color(token)));
        }
        assertEquals(List.of(), tooFaint);
    }

    /** The charts of reports stand in the window as pictures. */
    @Test
    void reportsHaveTheSameBackgroundAndTextInHighContrast() {
        Map.of(
                        Token.BACKGROUND, Ink.BACKGROUND,
                        Token.PANEL, Ink.PANEL,
                        Token.LINE, Ink.LINE,
                        Token.TEXT, Ink.TEXT,
                        Token.MUTED, Ink.MUTED,
                        Token.ACCENT, Ink.ACCENT,
                        Token.BAD, Ink.BAD,
                        Token.GOOD, Ink.GOOD,
                        Token.WORKSPACE, Ink.WORKSPACE)
                .forEach((token, ink) -> assertEquals(
                        Palette.HIGH_CONTRAST.color(token),
                        Color.web(ink.hex(dev.densescope.report.drawing.PictureTheme.HIGH_CONTRAST)),
                        ink.id()));
    }

    @Test
    void contrastIsThatOfTheStandard() {
        assertEquals(21, contrast(Color.BLACK, Color.WHITE), 1e-9);
        assertEquals(4.48, contrast(Color.web("#777777"), Color.WHITE), 0.005);
    }

    private static List<String> faint(Palette palette, Color color) {
        return Stream.of(Token.PANEL, Token.BACKGROUND)
                .filter(behind -> contrast(color, palette.color(behind)) < DRAWN)
                .map(behind -> name(palette) + ": " + color + " on " + behind)
                .toList();
    }

    private static String name(Palette palette) {
        return List.of("light", "dark", "high contrast").get(ALL.indexOf(palette));
    }

    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
