package dev.densescope.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordListTest {
    @Test
    void theLastNameFollowsAnAnd() {
        assertEquals("", WordList.and(List.of()));
        assertEquals("a", WordList.and(List.of("a")));
        assertEquals("a and b", WordList.and(List.of("a", "b")));
        assertEquals("a, b and c", WordList.and(List.of("a", "b", "c")));
        assertEquals("a, b or c", WordList.or(List.of("a", "b", "c")));
    }
}
