package dev.densescope.session.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearningRateScheduleTest {
    @Test
    void theStepScheduleFallsToATenthAtHalfAndToAHundredthAtThreeQuarters() {
        double[] expected = {0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001};
        for (int step = 1; step <= 8; step++) {
            assertEquals(expected[step - 1], LearningRateSchedule.STEP.rate(0.1, step, 8), 1e-12, "step " + step);
        }
        assertEquals(0.1, LearningRateSchedule.STEP.rate(0.1, 1, 1));
        assertEquals(0.001, LearningRateSchedule.STEP.rate(0.1, Integer.MAX_VALUE, Integer.MAX_VALUE), 1e-12);
    }

    @Test
    void theCosineScheduleStartsAtTheFirstRateAndEndsNearZero() {
        assertEquals(0.1, LearningRateSchedule.COSINE.rate(0.1, 1, 100));
        assertEquals(0.05, LearningRateSchedule.COSINE.rate(0.1, 51, 100), 1e-12);
        assertEquals(0.05 * (1 + Math.cos(Math.PI * 0.99)), LearningRateSchedule.COSINE.rate(0.1, 100, 100), 1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void idsAreReadBack(LearningRateSchedule schedule) {
        assertEquals(Optional.of(schedule), LearningRateSchedule.ofId(schedule.id()));
        assertEquals(0.1, schedule.rate(0.1, 1, 10));
    }

    @Test
    void idsAreThoseOfTheCommandLine() {
        assertEquals("constant, step, cosine", LearningRateSchedule.ids());
        assertEquals(Optional.empty(), LearningRateSchedule.ofId("linear"));
    }
}
