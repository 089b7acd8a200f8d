package dev.densescope.cli.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphTest {
    @Test
    void linesEndWhereTheNextWordHasNoRoom() {
        assertEquals(List.of("one two", "three", "four"), Paragraph.lines(" one  two three\nfour ", 9));
        assertEquals(List.of("a", "unbreakable", "word"), Paragraph.lines("a unbreakable word", 5));
    }

    @Test
    void linesOfTheSourceAreOneParagraph() {
        assertEquals("one two three\nfour\n", Paragraph.of(new String[] {"", "one two", "three four"}, 14));
        assertEquals("", Paragraph.of(new String[0], 14));
        assertEquals("", Paragraph.of(new String[] {""}, 14));
    }
}
