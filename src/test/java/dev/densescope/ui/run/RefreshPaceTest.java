package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RefreshPaceTest {
    private static final long MILLI = 1_000_000;

    private final RefreshPace pace = new RefreshPace(0);

    @Test
    void cheapDrawingIsDoneTenTimesASecond() {
        assertTrue(pace.begins(100 * MILLI));
        pace.ends(101 * MILLI);
        assertTrue(pace.begins(200 * MILLI));
    }

    @Test
    void dearDrawingIsFollowedByAPauseNinetyNineTimesAsLong() {
        assertTrue(pace.begins(100 * MILLI));
        pace.ends(109 * MILLI);
        assertFalse(pace.begins(999 * MILLI));
        assertTrue(pace.begins(1000 * MILLI));
    }

    @Test
    void noPauseIsTooLongToBeLive() {
        assertTrue(pace.begins(0));
        pace.ends(10_000 * MILLI);
        assertTrue(pace.begins(11_000 * MILLI));
    }

    @Test
    void layoutOfSomethingElseChangesNothing() {
        assertTrue(pace.begins(100 * MILLI));
        pace.ends(109 * MILLI);
        pace.ends(300 * MILLI);
        assertTrue(pace.begins(1000 * MILLI));
    }
}
