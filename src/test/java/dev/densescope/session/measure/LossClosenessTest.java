package dev.densescope.session.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossClosenessTest {
    private static final List<StepLoss> REFERENCE = losses(2, 2, 2, 2, 2);

    @Test
    void differencesMayGrowAfterTheFirstSteps() {
        LossCloseness grown = LossCloseness.of(losses(2, 2.00002f, 2.0001f, 2.001f, 2.01f), REFERENCE);
        assertEquals(5, grown.steps());
        assertEquals(5e-5, grown.early(), 1e-6);
        assertEquals(5e-3, grown.largest(), 1e-5);
        assertTrue(grown.isRounding());
        assertFalse(LossCloseness.of(losses(2, 2.001f), REFERENCE).isRounding());
    }

    @Test
    void stepsAreComparedByTheirNumber() {
        List<StepLoss> later = List.of(new StepLoss(4, 2), new StepLoss(9, 7));
        assertEquals(new LossCloseness(1, 0, 0), LossCloseness.of(later, REFERENCE));
        assertFalse(LossCloseness.of(List.of(), REFERENCE).isRounding());
    }

    @Test
    void aLossThatIsNotFiniteIsInfinitelyFarFromOneThatIs() {
        assertEquals(
                Double.POSITIVE_INFINITY,
                LossCloseness.of(losses(2, Float.NaN), REFERENCE).early());
        assertEquals(0, LossCloseness.of(losses(Float.NaN), losses(Float.NaN)).early());
    }

    private static List<StepLoss> losses(float... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new StepLoss(i + 1, values[i]))
                .toList();
    }
}
