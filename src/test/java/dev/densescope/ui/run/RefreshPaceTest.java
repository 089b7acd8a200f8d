package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RefreshPaceTest {
    private static final long MILLI = 1_000_000;

    private final RefreshPace pace = new RefreshPace(0);

    @Test
    void cheapDrawingIsDoneFiveTimesASecond() {
        assertTrue(pace.begins(100 * MILLI));
        pace.ends(101 * MILLI);
        assertFalse(pace.begins(298 * MILLI));
        assertTrue(pace.begins(299 * MILLI));
    }

    @Test
    void dearDrawingIsFollowedByAPauseNinetyNineTimesAsLongAsDrawingAndPainting() {
        assertTrue(pace.begins(100 * MILLI));
        pace.ends(105 * MILLI);
        assertFalse(pace.begins(1094 * MILLI));
        assertTrue(pace.begins(1095 * MILLI));
    }

    @Test
    void noPauseIsTooLongToBeLive() {
        assertTrue(pace.begins(0));
        pace.ends(10_000 * MILLI);
        assertFalse(pace.begins(11_999 * MILLI));
        assertTrue(pace.begins(12_000 * MILLI));
    }

    @Test
    void layoutOfSomethingElseChangesNothing() {
        assertTrue(pace.begins(100 * MILLI));
        pace.ends(105 * MILLI);
        pace.ends(300 * MILLI);
        assertTrue(pace.begins(1095 * MILLI));
    }
}
