package dev.densescope.report.typeface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypefaceTest {
    private final Typeface typeface = new Typeface();

    @Test
    void latinTextIsOneRun() {
        assertEquals(List.of("Memory, 51.0 MiB × 2"), texts("Memory, 51.0 MiB × 2"));
        assertEquals(List.of(), texts(""));
    }

    @Test
    void greekAndCyrillicHaveTheOtherFont() {
        List<FaceRun> runs = typeface.runs(Face.SEMIBOLD, "a Ω b");
        assertEquals(
                List.of(Face.SEMIBOLD, Face.FALLBACK, Face.SEMIBOLD),
                runs.stream().map(FaceRun::face).toList());
    }

    @Test
    void charactersThatNoFontHasAreSpelledTogether() {
        List<FaceRun> runs = typeface.runs(Face.REGULAR, "a \uD83D\uDC68\u200D\uD83D\uDCBB b 漢字");
        assertEquals(
                List.of("a ", "[U+1F468 U+200D U+1F4BB]", " b ", "[U+6F22 U+5B57]"),
                runs.stream().map(FaceRun::text).toList());
        assertEquals(
                List.of("", "\uD83D\uDC68\u200D\uD83D\uDCBB", "", "漢字"),
                runs.stream().map(FaceRun::spelled).toList());
    }

    @Test
    void whatIsInvisibleIsSpelledAndWhiteSpaceIsASpace() {
        assertEquals(List.of("a b", "[U+202E]", "c", "[U+0007 U+D83D]"), texts("a\nb\u202Ec\u0007\uD83D"));
    }

    @Test
    void hebrewIsWrittenFromRightToLeft() {
        assertEquals(
                "net \u05d1\u05d0 (12) \u05dd\u05d5\u05dc\u05e9.",
                joined("net \u05e9\u05dc\u05d5\u05dd (12) \u05d0\u05d1."));
    }

    @Test
    void marksStayBehindTheirLetters() {
        assertEquals("\u05d1\u05d0\u05b8", joined("\u05d0\u05b8\u05d1"));
    }

    @Test
    void arabicWhichHasNoGlyphsIsSpelledInItsOwnOrder() {
        assertEquals(List.of("x ", "[U+0639 U+0627]", " y"), texts("x \u0639\u0627 y"));
    }

    private List<String> texts(String text) {
        return typeface.runs(Face.REGULAR, text).stream().map(FaceRun::text).toList();
    }

    private String joined(String text) {
        return String.join("", texts(text));
    }
}
