package dev.densescope.compare.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeComparisonTest {
    private static final int DRAWS = 1_000;
    private static final double MILLIS_300 = 300e6;
    /** 5 % of the draws, and two standard deviations of that count. */
    private static final int CLAIMED_AT_MOST = 64;

    /** Step times relative to their typical time. */
    private enum Noise {
        EVEN(random -> Math.exp(0.05 * random.nextGaussian())),
        QUIET(random -> Math.exp(0.01 * random.nextGaussian())),
        SLOW_STEPS(
                random -> Math.exp(0.03 * random.nextGaussian()) + (random.nextInt(10) == 0 ? random.nextDouble() : 0)),
        COARSE_CLOCK(random -> Math.rint(20 * Math.exp(0.05 * random.nextGaussian())) / 20);

        @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
        private final ToDoubleFunction<Random> factor;

        Noise(ToDoubleFunction<Random> factor) {
            this.factor = factor;
        }

        long[] times(Random random, int steps, double typicalNanos) {
            long[] nanos = new long[steps];
            Arrays.setAll(nanos, i -> Math.round(typicalNanos * factor.applyAsDouble(random)));
            return nanos;
        }
    }

    @ParameterizedTest
    @EnumSource
    void runsThatDoNotDifferAreSeldomCalledDifferent(Noise noise) {
        for (int steps : new int[] {5, 10, 40}) {
            int claimed = differences(noise, steps, 1);
            assertTrue(claimed <= CLAIMED_AT_MOST, () -> noise + ", " + steps + " steps: " + claimed + " claimed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDifferenceOfFifteenPercentIsSeenInTwentySteps(Noise noise) {
        int seen = differences(noise, 20, 1.15);
        assertTrue(seen >= 0.95 * DRAWS, () -> noise + ": seen in " + seen);
    }

    private static int differences(Noise noise, int steps, double factor) {
        Random random = new Random(15);
        int differences = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            TimeComparison.Ratio ratio =
                    ratio(noise.times(random, steps, MILLIS_300), noise.times(random, steps, MILLIS_300 * factor));
            differences += ratio.isDifference() ? 1 : 0;
            assertTrue(ratio.low() <= ratio.ratio() && ratio.ratio() <= ratio.high(), ratio::toString);
        }
        return differences;
    }

    @Test
    void theTrueRatioIsInTheIntervalInAtLeastNinetyFivePercent() {
        Random random = new Random(16);
        int covered = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            TimeComparison.Ratio ratio =
                    ratio(Noise.EVEN.times(random, 10, MILLIS_300), Noise.EVEN.times(random, 30, MILLIS_300 * 1.3));
            covered += ratio.low() <= 1.3 && 1.3 <= ratio.high() ? 1 : 0;
        }
        int of = covered;
        assertTrue(of >= 936, () -> "covered " + of);
    }

    @Test
    void stepsThatResembleTheirNeighboursSayLess() {
        Random random = new Random(17);
        long[] one = drifting(random, 60);
        long[] other = drifting(random, 60);
        TimeComparison.Ratio inOrder = ratio(one, other);
        Arrays.sort(one); // the same times
        TimeComparison.Ratio moreAlike = ratio(one, other);
        assertEquals(inOrder.ratio(), moreAlike.ratio(), 1e-9);
        assertTrue(moreAlike.high() / moreAlike.low() > inOrder.high() / inOrder.low());
        int claimed = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            claimed += ratio(drifting(random, 60), drifting(random, 60)).isDifference() ? 1 : 0;
        }
        int of = claimed;
        assertTrue(of <= 70, () -> "claimed " + of); // 250 without the widening
    }

    /** However much steps resemble their neighbours, and however few there are. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.5, 0.8})
    void runsThatDoNotDifferAreSeldomCalledDifferentIfStepsResembleTheirNeighbours(double resemblance) {
        for (int steps : new int[] {5, 10, 30}) {
            Random random = new Random(19);
            int claimed = 0;
            for (int draw = 0; draw < 4 * DRAWS; draw++) {
                claimed += ratio(resembling(random, steps, resemblance, 1), resembling(random, steps, resemblance, 1))
                                .isDifference()
                        ? 1
                        : 0;
            }
            int of = claimed;
            assertTrue(of <= 0.07 * 4 * DRAWS + 32, () -> steps + " steps: claimed " + of); // two standard deviations
        }
    }

    /** In ten steps, which is what a run measures by default. */
    @Test
    void aDifferenceOfFifteenPercentIsMostlySeenInTenSteps() {
        assertTrue(differences(Noise.QUIET, 10, 1.15) == DRAWS);
        assertTrue(differences(Noise.EVEN, 10, 1.15) >= 0.8 * DRAWS);
    }

    private static long[] drifting(Random random, int steps) {
        return resembling(random, steps, 0.5, 1);
    }

    /** Each deviation is a part of the one before it, and new for the rest. */
    private static long[] resembling(Random random, int steps, double resemblance, double factor) {
        long[] nanos = new long[steps];
        double rest = Math.sqrt(1 - resemblance * resemblance);
        double log = random.nextGaussian();
        for (int i = 0; i < steps; i++) {
            nanos[i] = Math.round(MILLIS_300 * factor * Math.exp(0.05 * log));
            log = resemblance * log + rest * random.nextGaussian();
        }
        return nanos;
    }

    @Test
    void theEstimateIsTheMedianOfAllPairs() {
        long[] reference = {150, 100, 240, 110, 190, 130};
        long[] other = {170, 90, 260, 160, 180};
        double[] ratios = Arrays.stream(other)
                .boxed()
                .flatMapToDouble(o -> Arrays.stream(reference).mapToDouble(r -> (double) o / r))
                .sorted()
                .toArray();
        TimeComparison.Ratio ratio = ratio(reference, other);
        assertEquals(Math.sqrt(ratios[14] * ratios[15]), ratio.ratio(), 1e-9);
        // of 6 and 5 values, the 4th smallest and largest pair (R's qwilcox(0.025, 6, 5) is 4), widened alike
        double below = Math.log(ratio.ratio() / ratio.low()) / Math.log(ratio.ratio() / ratios[3]);
        double above = Math.log(ratio.high() / ratio.ratio()) / Math.log(ratios[26] / ratio.ratio());
        assertEquals(below, above, 1e-9);
        assertTrue(below >= 1, () -> "widened " + below);
    }

    @Test
    void equalTimesAreNoDifference() {
        long[] same = {7, 7, 7, 7, 7, 7};
        TimeComparison.Ratio ratio = ratio(same, same);
        assertEquals(1, ratio.ratio(), 1e-9);
        assertFalse(ratio.isDifference());
    }

    @Test
    void theTimesOfTenThousandStepsAreCompared() {
        Random random = new Random(18);
        TimeComparison.Ratio ratio = ratio(
                Noise.EVEN.times(random, 10_000, MILLIS_300), Noise.EVEN.times(random, 10_000, 1.01 * MILLIS_300));
        assertEquals(1.01, ratio.ratio(), 0.003);
        assertTrue(ratio.isDifference());
    }

    @Test
    void fewerThanFiveStepsHaveNoInterval() {
        TimeComparison compared =
                TimeComparison.of(new long[] {100, 100, 100, 100, 100}, new long[] {150, 150, 140, 160});
        assertEquals(new TimeComparison.FewSteps(1.5, 4), compared);
    }

    @Test
    void aRunWithoutMeasuredStepIsNotCompared() {
        assertEquals(
                new TimeComparison.NotCompared("it has no measured step"),
                TimeComparison.of(new long[] {1, 2, 3}, new long[0]));
        assertEquals(
                new TimeComparison.NotCompared("the reference has no measured step"),
                TimeComparison.of(new long[0], new long[] {1, 2, 3}));
    }

    @Test
    void quartilesLieBetweenTheTimes() {
        assertEquals(new StepQuartiles(5, 20, 30, 40), StepQuartiles.of(50, 30, 10, 40, 20));
        assertEquals(new StepQuartiles(1, 9, 9, 9), StepQuartiles.of(9));
        assertEquals(new StepQuartiles(4, 17, 25, 32), StepQuartiles.of(10, 20, 30, 40));
    }

    private static TimeComparison.Ratio ratio(long[] reference, long[] other) {
        return assertInstanceOf(TimeComparison.Ratio.class, TimeComparison.of(reference, other));
    }
}
