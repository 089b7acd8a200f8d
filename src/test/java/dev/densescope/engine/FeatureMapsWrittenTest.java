package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Recorder;
import dev.densescope.network.DenseLayer;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of feature maps that forward is said to keep are really written by it, and there are as many as predicted. */
class FeatureMapsWrittenTest {
    private static final long SEED = 7;

    /** What lies in shared storage is left out of what must be written: fused kernels need not write it in forward. */
    @ParameterizedTest
    @MethodSource("dev.densescope.engine.TestDesign#everywhere")
    void forwardWritesEveryFeatureMapThatItKeeps(TestDevice testDevice, TestDesign design, Strategy strategy) {
        Schedule schedule = Schedule.compile(design.network(), strategy, testDevice.target());
        try (Device device = testDevice.open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            fillWithNaN(schedule, engine);
            stepUntilForwardHasEnded(schedule, engine);
            long writtenBytes = 0;
            Map<String, Long> sharedBytes = new HashMap<>();
            for (Value value : featureMapsOfDenseLayers(schedule)) {
                StorageSlot slot = schedule.slots().get(value.slot());
                if (slot.shared()) {
                    sharedBytes.merge(slot.name(), value.endInSlot(), Math::max);
                } else {
                    assertWritten(engine, value);
                    writtenBytes += value.shape().bytes();
                }
            }
            assertEquals(strategy == Strategy.NAIVE || strategy == Strategy.SHARED_GRADIENTS, sharedBytes.isEmpty());
            long shared =
                    sharedBytes.values().stream().mapToLong(Long::longValue).sum();
            assertEquals(Prediction.of(schedule).forwardFeatureMapBytes(), writtenBytes + shared);
        }
    }

    private static void assertWritten(TrainingEngine engine, Value value) {
        assertEquals(ElementType.FLOAT32, value.shape().type());
        float[] numbers = engine.read(value);
        assertEquals(value.shape().bytes(), (long) numbers.length * Float.BYTES);
        for (float number : numbers) {
            assertFalse(Float.isNaN(number), () -> value + " is not written whole");
        }
    }

    private static List<Value> featureMapsOfDenseLayers(Schedule schedule) {
        Set<LayerPath> denseLayers =
                schedule.network().denseLayers().stream().map(DenseLayer::path).collect(Collectors.toSet());
        List<Value> maps = schedule.values().stream()
                .filter(value -> value.category().isFeatureMap() && denseLayers.contains(value.layer()))
                .filter(value -> schedule.firstUse(value) < schedule.forwardOperations())
                .toList();
        assertTrue(maps.size() >= 2 * denseLayers.size());
        return maps;
    }

    /** Everything but what is there for the whole run. */
    private static void fillWithNaN(Schedule schedule, TrainingEngine engine) {
        for (Value value : schedule.values()) {
            if (!value.held() && value.shape().type() == ElementType.FLOAT32) {
                float[] numbers = new float[Math.toIntExact(value.shape().elements())];
                Arrays.fill(numbers, Float.NaN);
                engine.write(value, numbers);
            }
        }
        engine.initializeParameters(SEED);
    }

    private static void stepUntilForwardHasEnded(Schedule schedule, TrainingEngine engine) {
        TestBatch batch = new TestBatch(schedule.network(), SEED);
        Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
        recorder.stepStarted(1);
        AtomicInteger asked = new AtomicInteger();
        StepOutcome outcome = engine.step(
                batch.images(),
                batch.labels(),
                new StepSettings(1, SEED, 0.1f, 0.9f, 1e-4f),
                recorder,
                () -> asked.getAndIncrement() == schedule.forwardOperations());
        assertEquals(new StepOutcome.Stopped(), outcome);
    }
}
