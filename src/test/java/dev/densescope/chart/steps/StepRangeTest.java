package dev.densescope.chart.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepRangeTest {
    @Test
    void theRangeOfAResumedRunStartsAtItsFirstStep() {
        StepRange range = StepRange.of(SampleSteps.from(4_825, 400, step -> 1));
        assertEquals(new StepRange(4_825, 5_224), range);
        assertEquals(0, range.fractionOf(4_825));
        assertEquals(1, range.fractionOf(5_224));
        assertEquals(4_825, range.stepAt(-3));
        assertEquals(5_224, range.stepAt(7));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 12, 4",
        "5, 12, 6",
        "49, 50, 50",
        "1, 234000, 4",
        "30, 234000, 35",
        "4000, 234000, 4500",
        "12, 12, 12"
    })
    void duringARunTheAxisHasSpaceForMoreSteps(int finished, int planned, int end) {
        assertEquals(
                end,
                StepRange.growing(SampleSteps.from(1, finished, step -> 1), planned)
                        .last());
    }

    @Test
    void aLineUsesItsWidthAndItsAxisEndsWhereTheRunWill() {
        int last = 0;
        for (int finished = 13; finished <= 234_000; finished += 977) {
            StepRange range = StepRange.growing(SampleSteps.from(101, finished, step -> 1), 234_000);
            assertTrue(finished >= 0.75 * range.length(), () -> range + " of which steps are finished");
            assertTrue(range.last() >= last, "the axis never shrinks");
            assertTrue(range.last() <= 100 + 234_000);
            last = range.last();
        }
        assertEquals(100 + 234_000, last);
    }

    @Test
    void noStepAndOneStepHaveAnAxis() {
        assertEquals(new StepRange(1, 1), StepRange.of(StepValues.none()));
        assertEquals(0.5, new StepRange(7, 7).fractionOf(7));
        assertEquals(1, StepRange.growing(StepValues.none(), 1).length());
    }
}
