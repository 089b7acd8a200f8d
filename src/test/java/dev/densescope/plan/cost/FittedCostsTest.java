package dev.densescope.plan.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Phase;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.emit.StepEmitter;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.Operation;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FittedCostsTest {
    private static List<Operation> operations(DenseNetSpec design) {
        return StepEmitter.emit(Network.of(design), Strategies.recommended(), Target.processor(2))
                .operations();
    }

    private static List<CostSample> samples(LinearCost cost) {
        List<CostSample> samples = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Work work = new Work("any", 1000 + random.nextInt(1_000_000), random.nextInt(100_000_000));
            samples.add(new CostSample(work, cost.of(work)));
        }
        return samples;
    }

    /** From samples that follow a linear cost, that cost comes back, whichever terms are 0. */
    @Property(tries = 200)
    void aLinearCostIsRecovered(
            @ForAll @DoubleRange(max = 1e5) double constant,
            @ForAll @DoubleRange(max = 1) double perByte,
            @ForAll @DoubleRange(min = 0.01, max = 0.1) double perMultiplyAccumulate) {
        LinearCost cost = new LinearCost(constant, perByte, perMultiplyAccumulate);
        for (CostSample sample : samples(cost)) {
            assertEquals(sample.nanos(), LinearCost.fit(samples(cost)).of(sample.work()), sample.nanos() * 1e-4);
        }
    }

    @Test
    void noCostTermIsNegative() {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            List<CostSample> samples = new ArrayList<>();
            for (int j = 0; j < 1 + random.nextInt(6); j++) {
                Work work = new Work("any", random.nextInt(1000), random.nextBoolean() ? 0 : random.nextInt(1000));
                samples.add(new CostSample(work, 1 + random.nextInt(1000)));
            }
            LinearCost cost = LinearCost.fit(samples);
            assertTrue(cost.nanos() >= 0 && cost.nanosPerByte() >= 0 && cost.nanosPerMultiplyAccumulate() >= 0);
            assertTrue(cost.of(samples.get(0).work()) > 0);
        }
    }

    @Test
    void aKindWithoutSamplesGetsTheCostOfAllKinds() {
        FittedCosts costs = FittedCosts.of(List.of(
                new CostSample(new Work("slow", 1000, 0), 2000), new CostSample(new Work("fast", 1000, 0), 1000)));
        assertEquals(2000, costs.nanos(new Work("slow", 1000, 0)), 1);
        assertEquals(1000, costs.nanos(new Work("fast", 1000, 0)), 1);
        double other = costs.nanos(new Work("unknown", 1000, 0));
        assertTrue(other > 1000 && other < 2000);
    }

    private static List<CostSample> samples(String kind, int count, double nanos) {
        return Collections.nCopies(count, new CostSample(new Work(kind, 1000, 0), nanos));
    }

    private static List<CostSample> joined(List<CostSample> some, List<CostSample> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static double nanos(FittedCosts costs, String kind) {
        return costs.nanos(new Work(kind, 1000, 0));
    }

    @Test
    void aRunScalesAllKindsToItsStep() {
        FittedCosts costs = FittedCosts.of(joined(samples("measured", 1, 100), samples("other", 1, 100)));
        FittedCosts refined = costs.refinedBy(samples("measured", 1, 300), 200);
        assertEquals(200, nanos(refined, "measured"), 1e-6);
        assertEquals(200, nanos(refined, "other"), 1e-6);
        assertEquals(costs, costs.refinedBy(List.of(), 200));
    }

    @Test
    void kindsOfManyOperationsTakeTheTimeThatTheyTookInTheRun() {
        FittedCosts costs = FittedCosts.of(joined(samples("often", 1, 100), samples("as often", 1, 100)));
        List<CostSample> run = joined(samples("often", 400, 50), samples("as often", 400, 200));
        FittedCosts refined = costs.refinedBy(run, 400 * 250);
        assertEquals(50, nanos(refined, "often"), 2);
        assertEquals(200, nanos(refined, "as often"), 2);
    }

    /** One of 50 operations waits for another program. */
    @Test
    void aSingleSlowOperationDoesNotMakeItsKindSlow() {
        FittedCosts costs = FittedCosts.of(joined(samples("slow once", 1, 100), samples("other", 1, 100)));
        List<CostSample> run = joined(samples("slow once", 49, 100), samples("other", 50, 100));
        FittedCosts refined = costs.refinedBy(joined(run, samples("slow once", 1, 50_000)), 10_000);
        assertEquals(nanos(refined, "other"), nanos(refined, "slow once"), 1e-6);
        assertEquals(100, nanos(refined, "other"), 1e-6);
    }

    /** A run of one design has operations of few sizes, which do not tell how others grow. */
    @Test
    void aRunChangesHowLongAKindTakesAndNotHowItGrows() {
        FittedCosts costs = new FittedCosts(Map.of("any", new LinearCost(100, 1, 0.5, 0)), new LinearCost(1, 1, 1));
        Work measured = new Work("any", 1000, 0);
        long nanos = Math.round(2 * costs.nanos(measured));
        FittedCosts refined = costs.refinedBy(List.of(new CostSample(measured, nanos)), nanos);
        Work large = new Work("any", 100_000_000, 0);
        assertEquals(2 * costs.nanos(large), refined.nanos(large), 1);
    }

    /** The machine was slower in the run, also for the kinds that it did not compute. */
    @Test
    void aRunReplacesItsKindsAndScalesTheOthersByTheKindsInBoth() {
        FittedCosts before = FittedCosts.of(joined(samples("both", 1, 100), samples("before", 1, 200)));
        FittedCosts after = before.replacedBy(joined(samples("both", 3, 400), samples("new", 5, 7)));
        assertEquals(400, nanos(after, "both"), 1e-6);
        assertEquals(800, nanos(after, "before"), 1e-6);
        assertEquals(7, nanos(after, "new"), 1e-6);
        assertEquals(before, before.replacedBy(samples("both", 1, 0)));
    }

    /** Half of the operations of a run on a busy machine take seven times as long. */
    private static List<CostSample> disturbed(String kind) {
        return joined(samples(kind, 11, 100), samples(kind, 10, 700));
    }

    /** Otherwise plans of operations that a run on a busy machine did not compute would seem slower than its own. */
    @Test
    void delaysOfSingleOperationsDoNotMakeKindsWithoutSamplesSlower() {
        FittedCosts before = FittedCosts.of(joined(samples("measured", 1, 100), samples("other", 1, 100)));
        List<CostSample> busy = disturbed("measured");
        long step = 8100;
        FittedCosts refined = before.refinedBy(busy, step);
        assertEquals(step / 21.0, nanos(refined, "measured"), 1e-6);
        assertEquals(step / 21.0, nanos(refined, "other"), 1e-6);
        FittedCosts replaced = before.replacedBy(busy).scaledTo(busy, step);
        assertEquals(step / 21.0, nanos(replaced, "measured"), 1e-6);
        assertEquals(step / 21.0, nanos(replaced, "other"), 1e-6);
    }

    /** From caches, a byte takes half as long. */
    @Test
    void bytesBeyondCachesMayTakeLonger() {
        List<CostSample> samples = new ArrayList<>();
        for (long bytes = 1_000_000; bytes < 100_000_000; bytes *= 2) {
            long uncached = Math.max(0, bytes - LinearCost.CACHED_BYTES);
            samples.add(new CostSample(new Work("any", bytes, 0), 0.01 * bytes + 0.01 * uncached));
        }
        LinearCost cost = LinearCost.fit(samples);
        assertEquals(0.01, cost.nanosPerByte(), 1e-6);
        assertEquals(0.01, cost.nanosPerUncachedByte(), 1e-6);
    }

    @Test
    void oneSampleIsTakenForARateAndNotForAConstant() {
        LinearCost product = LinearCost.fit(List.of(new CostSample(new Work("any", 10, 1000), 100)));
        assertEquals(new LinearCost(0, 0, 0.1), product);
        assertEquals(
                0.5,
                LinearCost.fit(List.of(new CostSample(new Work("any", 200, 0), 100)))
                        .nanosPerByte(),
                1e-9);
    }

    /** The three channels of images are read by kernels of their own. */
    @Test
    void convolutionsOfImagesAreAKindOfTheirOwn() {
        Set<String> kinds = operations(Presets.all().get("densenet-bc-40-12").withBatch(2)).stream()
                .map(operation -> Work.of(operation.computation()).kind())
                .collect(Collectors.toSet());
        assertTrue(kinds.containsAll(Set.of("convolve 3x3", "convolve 3x3 of images")), kinds.toString());
    }

    @Test
    void costsNeedAMeasuredTime() {
        assertThrows(
                IllegalArgumentException.class,
                () -> FittedCosts.of(List.of(new CostSample(new Work("any", 1, 0), 0))));
    }

    /** Multiply-accumulates of forward convolutions are those that the network counts itself. */
    @Test
    void multiplyAccumulatesAreTheNetworks() {
        DenseNetSpec design = Presets.all().get("densenet-121").withBatch(3);
        long convolutions = operations(design).stream()
                .filter(operation -> operation.phase() == Phase.FORWARD)
                .mapToLong(operation -> Work.of(operation.computation()).multiplyAccumulates())
                .sum();
        Network network = Network.of(design);
        long linear = (long) network.head().input().channels() * design.classes();
        assertEquals(3 * (network.forwardMacsPerImage() - linear), convolutions);
    }

    @Test
    void doublingTheBatchDoublesTheBytesOfFeatureMaps() {
        DenseNetSpec design = Presets.all().get("densenet-bc-40-12");
        assertTrue(bytes(design.withBatch(64)) > 1.9 * bytes(design.withBatch(32)));
        assertEquals(
                List.of("concatenate, normalize and convolve"),
                operations(design).stream()
                        .filter(operation ->
                                operation.name().equals("concat, norm1, conv1") && operation.phase() == Phase.FORWARD)
                        .map(operation -> Work.of(operation.computation()).kind())
                        .distinct()
                        .toList());
    }

    private static long bytes(DenseNetSpec design) {
        return operations(design).stream()
                .mapToLong(operation -> Work.of(operation.computation()).bytes())
                .sum();
    }
}
