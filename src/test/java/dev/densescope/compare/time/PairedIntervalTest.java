package dev.densescope.compare.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that took turns are compared turn by turn. */
class PairedIntervalTest {
    private static final int DRAWS = 2_000;
    private static final double MILLIS_300 = 3e8;

    /** Tables of the signed-rank distribution: averages outside of the interval at a risk of at most 0.2 %. */
    @ParameterizedTest
    @CsvSource({"10, 0", "12, 2", "15, 8", "20, 26"})
    void theIntervalFollowsTheDistributionOfSignedRanks(int turns, int outside) {
        assertEquals(outside, PairedInterval.outside(turns));
    }

    @Test
    void ofTenTurnsAllMustAgree() {
        double[] ratios = {1.2, 1.1, 1.3, 1.15, 1.05, 1.25, 1.2, 1.18, 1.12, 1.22};
        TimeComparison.Ratio ratio = ratio(times(ratios));
        assertEquals(1.05, ratio.low(), 1e-6);
        assertEquals(1.3, ratio.high(), 1e-6);
        assertTrue(ratio.isDifference());
        assertTrue(ratio.isPaired());
        assertEquals("99.8 %", ratio.confidence());
        ratios[3] = 0.999;
        assertFalse(ratio(times(ratios)).isDifference());
        ratios[3] = 1.005;
        assertFalse(ratio(times(ratios)).isDifference(), "within 1 %");
    }

    /** A machine that slows down to a half for a while, again and again. */
    @Test
    void theSameStrategyTwiceIsNotCalledDifferentOnABusyMachine() {
        int claimed = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            claimed += busy(seed, 1).isDifference() ? 1 : 0;
        }
        int of = claimed;
        assertTrue(of <= 0.004 * DRAWS, () -> "claimed " + of);
    }

    @Test
    void aDifferenceOfFifteenPercentIsSeenOnAQuietMachine() {
        int seen = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            Random random = new Random(seed);
            double[] ratios = random.doubles(10)
                    .map(each -> 1.15 * Math.exp(0.02 * random.nextGaussian()))
                    .toArray();
            seen += ratio(times(ratios)).isDifference() ? 1 : 0;
        }
        int of = seen;
        assertTrue(of >= 0.99 * DRAWS, () -> "seen " + of);
    }

    @Test
    void onlyRunsOfOneGroupWithEnoughTurnsArePaired() {
        TurnTimes ten = of("a", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertTrue(TimeComparison.ofTurns(Optional.of(ten), Optional.of(ten)).isPresent());
        assertEquals(
                Optional.empty(),
                TimeComparison.ofTurns(Optional.of(ten), Optional.of(of("b", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))));
        assertEquals(
                Optional.empty(),
                TimeComparison.ofTurns(Optional.of(ten), Optional.of(of("a", 1, 1, 1, 1, 1, 1, 1, 1, 1))));
        assertEquals(Optional.empty(), TimeComparison.ofTurns(Optional.of(ten), Optional.empty()));
    }

    private static TimeComparison.Ratio busy(int seed, double factor) {
        Random random = new Random(seed);
        double[][] nanos = new double[2][10];
        boolean isSlow = false;
        for (int turn = 0; turn < 10; turn++) {
            for (int place = 0; place < 2; place++) {
                int run = turn % 2 == 0 ? place : 1 - place;
                isSlow ^= random.nextInt(4) == 0;
                double noise = Math.exp(0.03 * random.nextGaussian());
                nanos[run][turn] = noise * (isSlow ? 2 : 1) * (run == 0 ? 1 : factor);
            }
        }
        return (TimeComparison.Ratio)
                TimeComparison.ofTurns(Optional.of(of("a", nanos[0])), Optional.of(of("a", nanos[1])))
                        .orElseThrow();
    }

    private static TurnTimes times(double... ratios) {
        return of("a", ratios);
    }

    private static TimeComparison.Ratio ratio(TurnTimes times) {
        TurnTimes even = of("a", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        return (TimeComparison.Ratio)
                TimeComparison.ofTurns(Optional.of(even), Optional.of(times)).orElseThrow();
    }

    private static TurnTimes of(String group, double... times) {
        TreeMap<Integer, Long> nanos = new TreeMap<>();
        for (int turn = 1; turn <= times.length; turn++) {
            nanos.put(turn, Math.round(MILLIS_300 * times[turn - 1]));
        }
        return new TurnTimes(group, nanos);
    }
}
