package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.device.cuda.CudaTestDevice;
import dev.densescope.device.cuda.emulated.EmulatedCuda;
import dev.densescope.memory.Recorder;
import dev.densescope.memory.StepTrace;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is special about a device that runs behind the calls and has memory of its own. */
class CudaEngineTest {
    private static final long SEED = 3;
    /** On a processor, properties try more: what differs here are kernels, which have tests of their own. */
    private static final int RANDOM_DESIGNS = 20;

    private static final TestDesign DESIGN = TestDesign.DROPOUT;

    private final TestBatch batches = new TestBatch(DESIGN.network(), SEED);
    private final Schedule schedule = Schedule.compile(DESIGN.network(), Strategy.SHARED, Target.nvidia(false));
    private final Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());

    @Test
    void operationsAreTimedByTheDeviceOneBehindTheOther() {
        try (Device device = CudaTestDevice.open();
                TrainingEngine engine = engine(device)) {
            long before = System.nanoTime();
            Recorder ofStep = new Recorder(schedule.legend(), before);
            ofStep.stepStarted(1);
            engine.step(batches.images(), batches.labels(), settings(1), ofStep, CudaEngineTest::never);
            StepTrace trace = ofStep.stepFinished();
            long wholeNanos = System.nanoTime() - before;
            assertEquals(schedule.operations().size(), trace.finished());
            long last = 0;
            for (int i = 0; i < trace.finished(); i++) {
                assertTrue(trace.startNanos(i) >= last, "operation " + i);
                assertTrue(trace.endNanos(i) >= trace.startNanos(i), "operation " + i);
                last = trace.endNanos(i);
            }
            assertTrue(last <= wholeNanos, "the device's clock runs with ours");
            assertEquals(
                    engine.measurement().peakLiveBytes(), trace.liveProfile().peakBytes());
        }
    }

    /** Without poison, which is written in the middle of a step. */
    @Test
    void aStepNeitherWaitsNorAllocates() {
        Assumptions.assumeFalse(CudaTestDevice.isReal(), "skipped: only the emulated CUDA counts calls");
        try (Device device = CudaTestDevice.open();
                TrainingEngine engine = new TrainingEngine(schedule, device, false)) {
            engine.initializeParameters(SEED);
            EmulatedCuda machine = new EmulatedCuda();
            step(engine, 1);
            long allocations = machine.count("allocations");
            List<Long> synchronizations = new ArrayList<>();
            step(engine, batches.images(), 2, () -> {
                synchronizations.add(machine.count("synchronizations"));
                return false;
            });
            assertEquals(schedule.operations().size(), synchronizations.size());
            assertEquals(1, synchronizations.stream().distinct().count(), synchronizations::toString);
            assertEquals(allocations, machine.count("allocations"));
        }
    }

    @Test
    void aNonFiniteValueIsNamedAndParametersAreUnchanged() {
        try (Device device = CudaTestDevice.open();
                TrainingEngine engine = engine(device)) {
            ParameterTensors planted = parameter("features.denseblock1.denselayer2.conv1.weight");
            float[] values = engine.read(planted.value());
            Arrays.fill(values, Float.NaN);
            engine.write(planted.value(), values);
            ParameterTensors other = parameter("classifier.weight");
            float[] before = engine.read(other.value());
            StepOutcome.Finished finished = (StepOutcome.Finished) step(engine, 1);
            assertEquals(
                    Optional.of(new NonFiniteValue(
                            LayerPath.denseLayer(1, 2), "features.denseblock1.denselayer2.conv1.weight")),
                    finished.nonFinite());
            assertArrayEquals(before, engine.read(other.value()));
            assertArrayEquals(new float[before.length], engine.read(other.momentum()));
        }
    }

    @Test
    void aStepBehindOneThatWasNotFiniteUpdatesAgain() {
        try (Device device = CudaTestDevice.open();
                TrainingEngine engine = engine(device)) {
            float[] images = batches.images();
            images[5] = Float.NaN;
            step(engine, images, 1, CudaEngineTest::never);
            engine.initializeParameters(SEED);
            ParameterTensors classifier = parameter("classifier.weight");
            float[] before = engine.read(classifier.value());
            StepOutcome.Finished finished = (StepOutcome.Finished) step(engine, 2);
            assertEquals(Optional.empty(), finished.nonFinite());
            assertTrue(!Arrays.equals(before, engine.read(classifier.value())));
        }
    }

    @Test
    void anAbandonedStepDoesNotChangeParameters() {
        try (Device device = CudaTestDevice.open();
                TrainingEngine engine = engine(device)) {
            ParameterTensors classifier = parameter("classifier.weight");
            float[] before = engine.read(classifier.value());
            int[] asked = {0};
            StepOutcome outcome = step(engine, batches.images(), 1, () -> ++asked[0] == 20);
            assertEquals(new StepOutcome.Stopped(), outcome);
            assertArrayEquals(before, engine.read(classifier.value()));
            assertTrue(step(engine, 1) instanceof StepOutcome.Finished);
        }
    }

    @Test
    void tensorFloat32RoundsAndIsNearFloat32() {
        Schedule inTensorFloat32 = Schedule.compile(DESIGN.network(), Strategy.SHARED, Target.nvidia(true));
        try (Device device = CudaTestDevice.open(true);
                Device exact = CudaTestDevice.open()) {
            List<Float> rounded = TrainedSteps.of(inTensorFloat32, device, 2).losses();
            List<Float> losses = TrainedSteps.of(schedule, exact, 2).losses();
            assertNotEquals(losses, rounded);
            for (int i = 0; i < losses.size(); i++) {
                assertEquals(losses.get(i), rounded.get(i), 2e-2f * losses.get(i));
            }
        }
    }

    /** Not a property, so that it can be skipped by name where there is no GPU. */
    @Test
    void designsThatNobodyThoughtOfTrainExactlyUnderEveryStrategy() {
        CudaTestDevice.open().close();
        Random random = new Random(SEED);
        JqwikSession.run(() -> ArbitraryDesigns.tiny().generator(1000).stream(random)
                .limit(RANDOM_DESIGNS)
                .map(Shrinkable::value)
                .forEach(design -> {
                    Strategy strategy = Strategy.values()[random.nextInt(Strategy.values().length)];
                    SharedScope scope = random.nextBoolean() ? SharedScope.NETWORK : SharedScope.BLOCK;
                    RandomDesignsTest.assertExact(TestDevice.CUDA, design, new Sharing(strategy, scope));
                }));
    }

    @Test
    void randomPlansTrainExactly() {
        CudaTestDevice.open().close();
        Random random = new Random(SEED);
        JqwikSession.run(() -> ArbitraryDesigns.tiny().generator(1000).stream(random)
                .limit(RANDOM_DESIGNS)
                .map(Shrinkable::value)
                .forEach(design -> RandomPlansTest.assertExact(TestDevice.CUDA, design, random.nextLong())));
    }

    private TrainingEngine engine(Device device) {
        TrainingEngine engine = new TrainingEngine(schedule, device);
        engine.initializeParameters(SEED);
        return engine;
    }

    private StepOutcome step(TrainingEngine engine, int step) {
        return step(engine, batches.images(), step, CudaEngineTest::never);
    }

    private StepOutcome step(TrainingEngine engine, float[] images, int step, BooleanSupplier stop) {
        recorder.stepStarted(step);
        return engine.step(images, batches.labels(), settings(step), recorder, stop);
    }

    private static boolean never() {
        return false;
    }

    private static StepSettings settings(int step) {
        return new StepSettings(step, SEED, 0.1f, 0.9f, 1e-4f);
    }

    private ParameterTensors parameter(String name) {
        return schedule.tensors().parameters().stream()
                .filter(candidate -> candidate.parameter().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
