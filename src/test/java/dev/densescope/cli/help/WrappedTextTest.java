package dev.densescope.cli.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedTextTest {
    @Test
    void linesEndWhereTheNextWordHasNoRoom() {
        assertEquals(List.of("one two", "three", "four"), WrappedText.lines(" one  two three\nfour ", 9));
        assertEquals(List.of("a", "unbreakable", "word"), WrappedText.lines("a unbreakable word", 5));
    }

    @Test
    void linesOfTheSourceAreOneParagraph() {
        assertEquals("one two three\nfour\n", WrappedText.of(new String[] {"", "one two", "three four"}, 14));
        assertEquals("", WrappedText.of(new String[0], 14));
        assertEquals("", WrappedText.of(new String[] {""}, 14));
    }
}
