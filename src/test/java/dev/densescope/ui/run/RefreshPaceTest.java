package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RefreshPaceTest {
    private static final long MILLI = 1_000_000;

    private final RefreshPace pace = new RefreshPace(0);

    @Test
    void cheapDrawingIsDoneEveryFrame() {
        assertTrue(pace.begins(100 * MILLI));
        pace.ends(101 * MILLI);
        assertTrue(pace.begins(116 * MILLI));
    }

    @Test
    void dearDrawingIsFollowedByAPauseElevenTimesAsLong() {
        assertTrue(pace.begins(100 * MILLI));
        pace.ends(120 * MILLI);
        assertFalse(pace.begins(339 * MILLI));
        assertTrue(pace.begins(340 * MILLI));
    }

    @Test
    void noPauseIsTooLongToBeLive() {
        assertTrue(pace.begins(0));
        pace.ends(10_000 * MILLI);
        assertTrue(pace.begins(10_400 * MILLI));
    }

    @Test
    void layoutOfSomethingElseChangesNothing() {
        assertTrue(pace.begins(100 * MILLI));
        pace.ends(120 * MILLI);
        pace.ends(300 * MILLI);
        assertTrue(pace.begins(340 * MILLI));
    }
}
