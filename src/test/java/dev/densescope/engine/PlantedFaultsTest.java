package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.memory.Recorder;
import dev.densescope.memory.StepTrace;
import dev.densescope.plan.FaultySchedules;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.Value;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan that is wrong, and kernels that do something else than they should: what is measured is not what was predicted. */
class PlantedFaultsTest {
    private static final long SEED = 5;
    private static final TestDesign DESIGN = TestDesign.BOTTLENECK;

    /** What a step was seen to hold: in sum, operation by operation, and layer by layer. */
    private record Seen(Prediction prediction, EngineMeasurement measured, StepTrace trace) {
        boolean isAsPredicted() {
            return isAsPredictedInSum() && isAsPredictedByOperation() && isAsPredictedByLayer();
        }

        boolean isAsPredictedInSum() {
            return prediction.forwardFeatureMapBytes() == measured.forwardFeatureMapBytes()
                    && prediction.peakLiveBytes() == measured.peakLiveBytes()
                    && prediction.reservedBytes() == measured.reservedBytes();
        }

        boolean isAsPredictedByOperation() {
            return prediction.profile().equals(trace.liveProfile());
        }

        boolean isAsPredictedByLayer() {
            return prediction.layers().equals(measured.layers());
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAFaultEverythingIsAsPredicted(TestDevice testDevice) {
        Schedule sound = schedules(testDevice, Strategy.SHARED).sound();
        assertTrue(onDevice(testDevice, sound).isAsPredicted());
    }

    /** On the baseline, which gives nothing back, so that nothing else is put where the tensor lies. */
    @ParameterizedTest
    @EnumSource(names = {"CPU", "CUDA"})
    void aPlannedLifetimeThatIsTooShortShows(TestDevice testDevice) {
        FaultySchedules schedules = schedules(testDevice, Strategy.NAIVE);
        Value concat = value(schedules.sound(), "block1/layer2", "concat");
        Seen seen = onDevice(testDevice, schedules.withLastUse(concat, last -> last - 1));
        assertFalse(seen.isAsPredictedByOperation());
        assertTrue(seen.isAsPredictedByLayer());
    }

    @ParameterizedTest
    @EnumSource(names = {"CPU", "CUDA"})
    void aPlannedLifetimeThatIsTooLongShows(TestDevice testDevice) {
        FaultySchedules schedules = schedules(testDevice, Strategy.SHARED);
        Value concat = value(schedules.sound(), "block1/layer2", "concat");
        Seen seen = onDevice(testDevice, schedules.withLastUse(concat, last -> last + 3));
        assertFalse(seen.isAsPredictedByOperation());
        assertTrue(seen.isAsPredictedByLayer());
    }

    @Test
    void aPlannedLifetimeThatBeginsTooEarlyShows() {
        FaultySchedules schedules = schedules(TestDevice.CPU, Strategy.SHARED);
        Value gradient = value(schedules.sound(), "head", "logits gradient");
        Seen seen = onDevice(TestDevice.CPU, schedules.withFirstUse(gradient, first -> 0));
        assertFalse(seen.isAsPredictedByOperation());
    }

    @Test
    void aPlannedLifetimeThatIsTooLongAtThePeakShowsInThePeak() {
        FaultySchedules schedules = schedules(TestDevice.CPU, Strategy.SHARED);
        Value concat = value(schedules.sound(), "block1/layer2", "concat");
        int operations = schedules.sound().operations().size();
        Seen seen = onDevice(TestDevice.CPU, schedules.withLastUse(concat, last -> operations - 1));
        assertTrue(seen.measured().peakLiveBytes() < seen.prediction().peakLiveBytes());
    }

    /** Places follow planned lifetimes: another tensor comes to lie where one is still read. */
    @ParameterizedTest
    @EnumSource(names = {"CPU", "CUDA"})
    void aPlaceThatIsPlannedToBeFreeTooEarlyIsRefused(TestDevice testDevice) {
        FaultySchedules schedules = schedules(testDevice, Strategy.SHARED);
        Schedule sound = schedules.sound();
        Value kept = value(sound, "block1/layer1", "conv1");
        assertRefused(testDevice, schedules.withLastUse(kept, last -> sound.firstUse(kept)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CPU", "CUDA"})
    void aPlannedPlaceThatOverlapsAnotherIsRefused(TestDevice testDevice) {
        FaultySchedules schedules = schedules(testDevice, Strategy.NAIVE);
        Value output = value(schedules.sound(), "block1/layer1", "conv1");
        assertRefused(testDevice, schedules.withPlace(output, start -> start - 64));
    }

    @ParameterizedTest
    @CsvSource({"CPU, -1", "CPU, 1", "CUDA, -1", "CUDA, 1"})
    void aPlannedSizeThatIsNotTheOneKernelsAreGivenShows(TestDevice testDevice, int channels) {
        FaultySchedules schedules = schedules(testDevice, Strategy.SHARED_CONCAT);
        Value output = value(schedules.sound(), "block2/layer1", "conv1");
        Seen seen = onDevice(
                testDevice, schedules.withChannels(output, output.shape().c() + channels));
        long fault = channels * output.shape().bytes() / output.shape().c();
        assertEquals(
                seen.prediction().forwardFeatureMapBytes() - fault,
                seen.measured().forwardFeatureMapBytes());
        assertFalse(seen.isAsPredictedByLayer());
    }

    /** Far from the peak and no feature map: in sum nothing shows. */
    @Test
    void aPlannedSizeThatIsWrongAwayFromThePeakShowsInItsLayer() {
        FaultySchedules schedules = schedules(TestDevice.CPU, Strategy.SHARED);
        Value gradient = value(schedules.sound(), "head", "logits gradient");
        Seen seen = onDevice(
                TestDevice.CPU,
                schedules.withChannels(gradient, gradient.shape().c() + 1));
        assertTrue(seen.isAsPredictedInSum());
        assertFalse(seen.isAsPredictedByLayer());
    }

    @Test
    void unwrittenBytesAreNotMeasured() {
        Seen seen = onFaultyDevice("averagePool", FaultyDevice.idle());
        assertFalse(seen.isAsPredictedByLayer());
        assertTrue(seen.measured().peakLiveBytes() <= seen.prediction().peakLiveBytes());
    }

    @Test
    void aKernelThatWritesElsewhereIsDetected() {
        Seen seen = onFaultyDevice("averagePool", FaultyDevice.placed(1, 0));
        assertFalse(seen.isAsPredictedByLayer());
    }

    @Test
    void aKernelThatWritesTooLittleIsDetected() {
        Seen seen = onFaultyDevice("averagePool", FaultyDevice.channels(-1));
        assertFalse(seen.isAsPredictedByLayer());
    }

    @Test
    void aKernelThatWritesTooMuchIsRefused() {
        String refused = assertThrows(
                        IllegalStateException.class, () -> onFaultyDevice("averagePool", FaultyDevice.channels(1)))
                .getMessage();
        assertEquals("The kernel of pool of transition1 writes outside of its output", refused);
    }

    private static void assertRefused(TestDevice testDevice, Schedule faulty) {
        try (Device device = testDevice.open()) {
            String refused = assertThrows(IllegalStateException.class, () -> step(faulty, device))
                    .getMessage();
            assertTrue(refused.contains(" overlaps another tensor: bytes "), refused);
        }
    }

    private static Seen onFaultyDevice(String kernel, UnaryOperator<Object[]> fault) {
        try (Device device = new FaultyDevice(TestDevice.CPU.open(), kernel, fault)) {
            return step(schedules(TestDevice.CPU, Strategy.SHARED).sound(), device);
        }
    }

    private static Seen onDevice(TestDevice testDevice, Schedule schedule) {
        try (Device device = testDevice.open()) {
            return step(schedule, device);
        }
    }

    private static FaultySchedules schedules(TestDevice device, Strategy strategy) {
        return new FaultySchedules(DESIGN.network(), strategy, device.target());
    }

    private static Value value(Schedule schedule, String layer, String name) {
        return schedule.values().stream()
                .filter(value ->
                        value.layer().text().equals(layer) && value.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Seen step(Schedule schedule, Device device) {
        try (TrainingEngine engine = new TrainingEngine(schedule, device, false)) {
            engine.initializeParameters(SEED);
            TestBatch batch = new TestBatch(schedule.network(), SEED);
            Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
            recorder.stepStarted(1);
            StepSettings settings = new StepSettings(1, SEED, 0.1f, 0.9f, 1e-4f);
            StepOutcome outcome = engine.step(batch.images(), batch.labels(), settings, recorder, () -> false);
            assertEquals(StepOutcome.Finished.class, outcome.getClass());
            return new Seen(Prediction.of(schedule), engine.measurement(), recorder.stepFinished());
        }
    }
}
