package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.memory.ElementType;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.Value;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is read before it is written or after it is dead: poison there changes no bit of what is trained. */
class PoisonTest {
    private static final int STEPS = 2;

    @ParameterizedTest
    @MethodSource("dev.densescope.engine.TestDesign#everywhere")
    void poisonedStorageChangesNothing(TestDevice testDevice, TestDesign design, Strategy strategy) {
        Schedule schedule = Schedule.compile(design.network(), strategy, testDevice.target());
        try (Device device = testDevice.open()) {
            TrainedSteps clean = TrainedSteps.of(schedule, device, STEPS);
            try (TrainingEngine engine = new TrainingEngine(schedule, device, true)) {
                TrainedSteps poisoned = TrainedSteps.train(schedule, engine, STEPS);
                Exactness.assertSameTraining(clean, poisoned, "poisoned");
                assertDeadValuesArePoisoned(schedule, engine);
            }
        }
    }

    private static void assertDeadValuesArePoisoned(Schedule schedule, TrainingEngine engine) {
        List<Value> gradients = schedule.tensors().parameters().stream()
                .map(ParameterTensors::gradient)
                .toList();
        int looked = 0;
        for (Value value : schedule.values()) {
            if (!value.held()
                    && value.shape().type() == ElementType.FLOAT32
                    && gradients.stream().noneMatch(gradient -> overlap(schedule, value, gradient))) {
                looked++;
                for (float number : engine.read(value)) {
                    assertTrue(Float.isNaN(number), () -> value + " outlived its use");
                }
            }
        }
        assertTrue(looked > schedule.values().size() / 4, "values looked at: " + looked);
    }

    /** Gradients of parameters may be read until the next step; what was in their place before is gone. */
    private static boolean overlap(Schedule schedule, Value one, Value other) {
        long start = schedule.offsetBytes(one);
        long otherStart = schedule.offsetBytes(other);
        return start < otherStart + other.shape().bytes()
                && otherStart < start + one.shape().bytes();
    }
}
