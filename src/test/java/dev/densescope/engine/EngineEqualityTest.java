package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.operand.Storage;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.StorageSlot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sharing storage changes nothing but memory: on every device, for every design. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineEqualityTest {
    private static final int STEPS = 5;
    /** Five steps in float32, summed up in different orders by the devices. */
    private static final float DEVICE_TOLERANCE = 1e-4f;

    private final Map<List<Object>, TrainedSteps> done = new HashMap<>();

    private TrainedSteps train(TestDevice device, TestDesign design, Strategy strategy) {
        return done.computeIfAbsent(
                List.of(device, design, strategy), key -> TrainedSteps.of(design.network(), strategy, device, STEPS));
    }

    static Stream<Arguments> devicesAndDesigns() {
        return TestDevice.chosen().stream()
                .flatMap(device -> TestDesign.all().stream().map(design -> Arguments.of(device, design)));
    }

    @ParameterizedTest
    @MethodSource("devicesAndDesigns")
    void everyStrategyTrainsExactlyLikeTheNaiveOne(TestDevice device, TestDesign design) {
        TrainedSteps naive = train(device, design, Strategy.NAIVE);
        for (Strategy strategy : Strategy.values()) {
            TrainedSteps shared = train(device, design, strategy);
            Exactness.assertSameTraining(naive, shared, strategy.id());
        }
    }

    @ParameterizedTest
    @MethodSource("devicesAndDesigns")
    void measuredAndPredictedMemoryAgree(TestDevice device, TestDesign design) {
        for (Strategy strategy : Strategy.values()) {
            Schedule schedule = Schedule.compile(design.network(), strategy, device.target());
            TrainedSteps trained = train(device, design, strategy);
            Exactness.assertMeasuredAsPredicted(schedule, trained.measurement(), strategy.id());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.densescope.engine.TestDesign#all")
    void sharingPerBlockChangesNothingButThePredictedBytes(TestDesign design) {
        TrainedSteps naive = train(TestDevice.first(), design, Strategy.NAIVE);
        try (Device device = TestDevice.first().open()) {
            for (Strategy strategy : Strategy.values()) {
                Sharing sharing = new Sharing(strategy, SharedScope.BLOCK);
                Schedule schedule = Schedule.compile(
                        design.network(), sharing, TestDevice.first().target());
                TrainedSteps trained = TrainedSteps.of(schedule, device, STEPS);
                Exactness.assertSameTraining(naive, trained, sharing.toString());
                Exactness.assertMeasuredAsPredicted(schedule, trained.measurement(), sharing.toString());
            }
        }
    }

    @Test
    void scheduleAndDeviceAlignAlike() {
        assertEquals(Storage.ALIGNMENT, StorageSlot.ALIGNMENT);
    }

    @ParameterizedTest
    @MethodSource("dev.densescope.engine.TestDevice#chosen")
    void aSecondRunGivesTheSameBits(TestDevice device) {
        TestDesign design = TestDesign.BOTTLENECK;
        TrainedSteps first = train(device, design, Strategy.SHARED);
        TrainedSteps second = TrainedSteps.of(design.network(), Strategy.SHARED, device, STEPS);
        Exactness.assertSameTraining(first, second, device.name());
    }

    @ParameterizedTest
    @MethodSource("dev.densescope.engine.TestDesign#all")
    void allDevicesTrainAlike(TestDesign design) {
        Assumptions.assumeTrue(TestDevice.chosen().size() > 1, "skipped: there is only one device to compare");
        TrainedSteps first = train(TestDevice.first(), design, Strategy.SHARED);
        for (TestDevice device : TestDevice.chosen()) {
            TrainedSteps other = train(device, design, Strategy.SHARED);
            for (int step = 0; step < STEPS; step++) {
                assertTrue(Float.isFinite(first.losses().get(step)));
                assertEquals(
                        first.losses().get(step),
                        other.losses().get(step),
                        DEVICE_TOLERANCE * first.losses().get(step),
                        device.name());
            }
        }
    }
}
