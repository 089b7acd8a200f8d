package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;

/** What "exact" means: the same bits in all that training gives, and the predicted bytes to the byte. */
final class Exactness {
    private Exactness() {}

    /** Asserts the same losses, gradients, parameters, momenta and running statistics after each step, bit for bit. */
    static void assertSameTraining(TrainedSteps expected, TrainedSteps actual, String what) {
        assertEquals(expected.losses(), actual.losses(), what);
        assertEquals(expected.tensors().keySet(), actual.tensors().keySet(), what);
        expected.tensors()
                .forEach((name, values) ->
                        assertArrayEquals(values, actual.tensors().get(name), () -> what + ", " + name));
    }

    /** Asserts that the device counted the bytes that the schedule says. */
    static void assertMeasuredAsPredicted(Schedule schedule, EngineMeasurement measured, String what) {
        Prediction prediction = Prediction.of(schedule);
        assertEquals(prediction.reservedBytes(), measured.reservedBytes(), what);
        assertEquals(prediction.forwardFeatureMapBytes(), measured.forwardFeatureMapBytes(), what);
        assertEquals(prediction.peakLiveBytes(), measured.peakLiveBytes(), what);
        assertEquals(prediction.layers(), measured.layers(), what);
    }
}
