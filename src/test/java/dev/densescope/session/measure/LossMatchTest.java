package dev.densescope.session.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossMatchTest {
    @Test
    void equalLossesOfCommonStepsAreIdentical() {
        assertEquals(new LossMatch.Identical(2), LossMatch.of(losses(1, 2.5f, 2.25f, 2f), losses(2, 2.25f, 2f, 1.5f)));
    }

    @Test
    void theFirstStepWithAnotherBitIsTold() {
        float next = Math.nextUp(2.25f);
        assertEquals(
                new LossMatch.Different(2, next, 2.25f),
                LossMatch.of(losses(1, 2.5f, next, 1f), losses(1, 2.5f, 2.25f, 2f)));
    }

    @Test
    void zeroesOfOtherSignDifferAndEqualNotANumbersDoNot() {
        assertEquals(new LossMatch.Different(1, -0f, 0f), LossMatch.of(losses(1, -0f), losses(1, 0f)));
        assertEquals(new LossMatch.Identical(1), LossMatch.of(losses(1, Float.NaN), losses(1, Float.NaN)));
    }

    @Test
    void aResumedTrainingMayHaveNoStepInCommon() {
        assertEquals(new LossMatch.NoCommonStep(), LossMatch.of(losses(1, 2.5f), losses(2, 2.5f)));
        assertEquals(new LossMatch.NoCommonStep(), LossMatch.of(List.of(), losses(1, 2.5f)));
    }

    private static List<StepLoss> losses(int firstStep, float... losses) {
        List<StepLoss> steps = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            steps.add(new StepLoss(firstStep + i, losses[i]));
        }
        return steps;
    }
}
