package dev.densescope.plan.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.ReservedBytes;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LargestFitTest {
    private static final double PLACEMENT = 1.01;
    private static final Target TARGET = Target.processor(2);

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.small();
    }

    private static long reserved(DenseNetSpec design, StoragePlan plan) {
        return Schedule.compile(Network.of(design), plan, TARGET).reservedBytes();
    }

    private static OptionalInt largest(DenseNetSpec design, StoragePlan plan, long bytes, Dimension dimension) {
        return new LargestFit(design, plan, TARGET, bytes, () -> false).of(dimension);
    }

    /** The value fits, and the next one does not. */
    private static void assertLargest(DenseNetSpec design, StoragePlan plan, long bytes, Dimension dimension) {
        OptionalInt found = largest(design, plan, bytes, dimension);
        if (found.isPresent()) {
            int value = found.getAsInt();
            assertTrue(reserved(dimension.with(design, value).orElseThrow(), plan) <= bytes);
            dimension
                    .with(design, value + 1)
                    .ifPresent(next -> assertTrue(reserved(next, plan) > bytes, () -> dimension + " " + value));
        } else {
            assertTrue(reserved(design, plan) > bytes);
        }
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void theLargestValueOfDenseNet121FitsAndTheNextDoesNot(Dimension dimension) {
        DenseNetSpec design = Presets.all().get("densenet-121").withBatch(64);
        for (StoragePlan plan : Strategies.all(SharedScope.NETWORK)) {
            assertLargest(design, plan, 4L << 30, dimension);
        }
    }

    /** Each try takes as long as a schedule: what makes the search fast is that there are few. */
    @Test
    void largestValuesOfDenseNet121NeedFewSchedules() {
        AtomicInteger schedules = new AtomicInteger();
        DenseNetSpec design = Presets.all().get("densenet-121").withBatch(64);
        for (StoragePlan plan : Strategies.all(SharedScope.NETWORK)) {
            for (Dimension dimension : Dimension.values()) {
                BooleanSupplier counting = () -> schedules.incrementAndGet() < 0;
                new LargestFit(design, plan, TARGET, 12L << 30, counting).of(dimension);
            }
        }
        assertTrue(schedules.get() <= 190, schedules + " schedules");
    }

    @Test
    void reservedBytesAreThoseOfTheSchedule() {
        for (String preset : List.of("densenet-40-12", "densenet-bc-40-12", "densenet-121")) {
            Network network = Network.of(Presets.all().get(preset).withBatch(3));
            for (Target target : List.of(TARGET, Target.nvidia(true))) {
                for (StoragePlan plan : Strategies.all(SharedScope.NETWORK)) {
                    assertEquals(
                            Schedule.compile(network, plan, target).reservedBytes(),
                            ReservedBytes.of(network, plan, target));
                }
            }
        }
    }

    /** Figures of a prototype were 48 and 274; since then, gradients of batch norms are computed in place. */
    @Test
    void in12GiBOfDenseNet121() {
        DenseNetSpec design = Presets.all().get("densenet-121").withBatch(64);
        assertEquals(
                48,
                largest(design, Strategies.baseline(), 12L << 30, Dimension.BATCH)
                        .orElseThrow());
        assertEquals(
                275,
                largest(design, Strategies.recommended(), 12L << 30, Dimension.BATCH)
                        .orElseThrow());
    }

    @Property(tries = 60)
    void theLargestValueFitsAndTheNextDoesNot(
            @ForAll("designs") DenseNetSpec design,
            @ForAll @IntRange(min = 1, max = 40) int tenths,
            @ForAll @IntRange(max = 7) int strategy) {
        StoragePlan plan = Strategies.all(SharedScope.NETWORK).get(strategy);
        long bytes = reserved(design, plan) / 10 * tenths;
        for (Dimension dimension : Dimension.values()) {
            assertLargest(design, plan, bytes, dimension);
        }
    }

    /** What the search rests on: bytes grow, but for what placement loses between slots in designs as small as these. */
    @Property(tries = 150)
    void aLargerValueNeverNeedsFewerBytes(
            @ForAll("designs") DenseNetSpec design, @ForAll @IntRange(max = 7) int strategy) {
        StoragePlan plan = Strategies.all(SharedScope.NETWORK).get(strategy);
        for (Dimension dimension : Dimension.values()) {
            Optional<DenseNetSpec> larger = dimension.with(design, dimension.of(design) + 1);
            larger.ifPresent(next -> assertTrue(
                    reserved(design, plan) <= PLACEMENT * reserved(next, plan),
                    () -> "%s under %s: %d, then %d"
                            .formatted(dimension, plan.id(), reserved(design, plan), reserved(next, plan))));
        }
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void theCurrentValueIsThatOfTheDesign(Dimension dimension) {
        for (DenseNetSpec design : Presets.all().values()) {
            assertEquals(design, dimension.with(design, dimension.of(design)).orElseThrow());
        }
    }

    @Test
    void nothingFitsOneByte() {
        for (Dimension dimension : Dimension.values()) {
            assertEquals(
                    OptionalInt.empty(),
                    largest(Presets.all().get("densenet-bc-40-12"), Strategies.recommended(), 1, dimension));
        }
    }

    @Test
    void aStoppedSearchEnds() {
        LargestFit stopped = new LargestFit(
                Presets.all().get("densenet-121"), Strategies.recommended(), TARGET, 1L << 30, () -> true);
        assertThrows(CancellationException.class, () -> stopped.of(Dimension.BATCH));
    }

    @Property(tries = 200)
    void layersAreApportionedToBlocksAsWholeNumbers(
            @ForAll @IntRange(min = 4, max = 400) int total, @ForAll @IntRange(min = 1, max = 40) int weight) {
        int[] weights = {6, weight, 24, 16};
        int[] shares = Apportionment.of(total, weights);
        int[] more = Apportionment.of(total + 1, weights);
        int sum = 0;
        for (int i = 0; i < shares.length; i++) {
            assertTrue(shares[i] >= 1 && more[i] >= shares[i]);
            sum += shares[i];
        }
        assertEquals(total, sum);
        assertArrayEquals(new int[] {6, 12, 24, 16}, Apportionment.of(58, new int[] {6, 12, 24, 16}));
    }
}
