package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Evaluation uses running statistics, takes no memory and leaves no trace in training. */
class EvaluationTest {
    private static final long SEED = 5;
    private static final int STEPS = 3;
    /** Two devices after a few steps in float32. */
    private static final double DEVICE_TOLERANCE = 1e-3;

    static Stream<Arguments> designsAndStrategies() {
        return TestDesign.all().stream()
                .flatMap(design -> Stream.of(Strategy.values()).map(strategy -> Arguments.of(design, strategy)));
    }

    @ParameterizedTest
    @MethodSource("designsAndStrategies")
    void anEvaluationDoesNotChangeTraining(TestDesign design, Strategy strategy) {
        TrainedSteps plain = train(design, strategy, false, new ArrayList<>());
        List<Score> scores = new ArrayList<>();
        TrainedSteps evaluated = train(design, strategy, true, scores);
        assertEquals(plain.losses(), evaluated.losses());
        plain.tensors()
                .forEach((name, values) ->
                        assertArrayEquals(values, evaluated.tensors().get(name), name));
        assertEquals(plain.measurement(), evaluated.measurement());
        assertEquals(STEPS, scores.size());
        assertTrue(scores.stream().allMatch(score -> Double.isFinite(score.lossSum())));
    }

    @ParameterizedTest
    @MethodSource("dev.densescope.engine.TestDesign#all")
    void everyStrategyAndDeviceEvaluatesAlike(TestDesign design) {
        List<Score> naive = new ArrayList<>();
        train(design, Strategy.NAIVE, true, naive);
        for (Strategy strategy : Strategy.values()) {
            List<Score> scores = new ArrayList<>();
            train(design, strategy, true, scores);
            assertEquals(naive, scores, strategy.id());
        }
        for (TestDevice device : TestDevice.chosen()) {
            List<Score> other = new ArrayList<>();
            train(device, design, Strategy.SHARED, true, other);
            for (int step = 0; step < STEPS; step++) {
                double expected = naive.get(step).lossSum();
                assertEquals(expected, other.get(step).lossSum(), DEVICE_TOLERANCE * expected, device.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.densescope.engine.TestDesign#all")
    void evaluationOfAnImageDoesNotDependOnOthers(TestDesign design) {
        Schedule schedule = Schedule.compile(
                design.network(), Strategy.SHARED, TestDevice.first().target());
        try (Device device = TestDevice.first().open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            TrainedSteps.train(schedule, engine, STEPS);
            TestBatch batches = new TestBatch(design.network(), SEED);
            float[] images = batches.images();
            int[] labels = batches.labels();
            Score first = evaluate(engine, images, labels, 1);
            float[] others = batches.images();
            System.arraycopy(images, 0, others, 0, images.length / labels.length);
            assertEquals(first, evaluate(engine, others, labels, 1));
            assertEquals(1, first.images());
        }
    }

    @Test
    void theScoreCountsImagesWhoseOwnClassIsLargest() {
        float[] logits = {1, 2, 0, /**/ 3, 3, 0, /**/ Float.NaN, 0, 0, /**/ 0, 0, 0};
        assertEquals(2, Score.of(logits, new int[] {1, 0, 0, 2}, 4).correct());
        assertEquals(1, Score.of(logits, new int[] {1, 1, 1, 2}, 4).correct());
        Score single = Score.of(logits, new int[] {1, 1, 1, 2}, 1);
        assertEquals(Math.log(Math.E + Math.exp(2) + 1) - 2, single.lossSum(), 1e-12);
        assertEquals(new Score(2, 2, 2 * single.lossSum()), single.plus(single));
    }

    private static TrainedSteps train(TestDesign design, Strategy strategy, boolean evaluates, List<Score> scores) {
        return train(TestDevice.first(), design, strategy, evaluates, scores);
    }

    private static TrainedSteps train(
            TestDevice testDevice, TestDesign design, Strategy strategy, boolean evaluates, List<Score> scores) {
        Schedule schedule = Schedule.compile(design.network(), strategy, testDevice.target());
        try (Device device = testDevice.open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            TestBatch evaluation = new TestBatch(design.network(), SEED);
            float[] images = evaluation.images();
            int[] labels = evaluation.labels();
            return TrainedSteps.train(schedule, engine, STEPS, () -> {
                if (evaluates) {
                    long before = device.allocatedBytes();
                    scores.add(evaluate(engine, images, labels, labels.length));
                    assertEquals(before, device.allocatedBytes());
                }
            });
        }
    }

    private static Score evaluate(TrainingEngine engine, float[] images, int[] labels, int count) {
        Optional<Score> score = engine.evaluate(images, labels, count, () -> false);
        return score.orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("designsAndStrategies")
    void aStoppedEvaluationDoesNotChangeTraining(TestDesign design, Strategy strategy) {
        TrainedSteps plain = train(design, strategy, false, new ArrayList<>());
        Schedule schedule =
                Schedule.compile(design.network(), strategy, TestDevice.first().target());
        int operations = schedule.evaluation().size();
        try (Device device = TestDevice.first().open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            TestBatch others = new TestBatch(design.network(), SEED);
            Iterator<Integer> stops = List.of(0, operations / 2, operations - 1).iterator();
            TrainedSteps disturbed = TrainedSteps.train(schedule, engine, STEPS, () -> {
                int stop = stops.next();
                AtomicInteger asked = new AtomicInteger();
                assertEquals(
                        Optional.empty(),
                        engine.evaluate(others.images(), others.labels(), 1, () -> asked.getAndIncrement() == stop));
                assertEquals(stop + 1, asked.get(), "it stops at once");
            });
            Exactness.assertSameTraining(plain, disturbed, "after stopped evaluations");
            assertEquals(plain.measurement(), disturbed.measurement());
            assertFalse(stops.hasNext());
        }
    }
}
