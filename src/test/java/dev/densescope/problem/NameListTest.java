package dev.densescope.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameListTest {
    @Test
    void theLastNameFollowsAnAnd() {
        assertEquals("", NameList.and(List.of()));
        assertEquals("a", NameList.and(List.of("a")));
        assertEquals("a and b", NameList.and(List.of("a", "b")));
        assertEquals("a, b and c", NameList.and(List.of("a", "b", "c")));
        assertEquals("a, b or c", NameList.or(List.of("a", "b", "c")));
    }
}
