package dev.densescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StepCountTest {
    @Test
    void stepsAreCountedFromTheFirstOfTheTraining() {
        StepCount resumed = new StepCount(4_812, 14, 5_002);
        assertEquals(4_826, resumed.last());
        assertEquals(4_827, resumed.current());
        assertEquals(190, resumed.ofRun());
        assertEquals(4_826 / 5_002.0, resumed.fraction());
        assertTrue(resumed.isResumed());
        assertEquals("4,826 of 5,002 steps, 14 of them in this run", resumed.text());
    }

    @Test
    void aTrainingOfOneRunDoesNotMentionOthers() {
        assertFalse(new StepCount(0, 3, 5_002).isResumed());
        assertEquals("3 of 5,002 steps", new StepCount(0, 3, 5_002).text());
        assertEquals("0 of 1 step", new StepCount(0, 0, 1).text());
    }

    @Test
    void everyEpochHasTheSameSteps() {
        StepCount count = new StepCount(4, 0, 12);
        assertEquals(1, count.epochOf(1, 3));
        assertEquals(1, count.epochOf(4, 3));
        assertEquals(2, count.epochOf(5, 3));
        assertEquals(3, count.epochOf(12, 3));
        assertEquals(4, count.epochOf(13, 3));
        assertEquals(2, new StepCount(0, 0, 2).epochOf(2, 5), "an epoch has at least one step");
    }

    @Test
    void afterTheLastStepThatStepIsTheCurrentOne() {
        assertEquals(5, new StepCount(2, 3, 5).current());
    }
}
