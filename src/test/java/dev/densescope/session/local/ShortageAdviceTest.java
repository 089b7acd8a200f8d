package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.settings.RunSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShortageAdviceTest {
    private final RunSettings settings = TestRuns.settings(0, 1);
    private final long needed = bytes(settings.storage(), settings.spec().batch());

    @Test
    void onlyStrategiesThatFitAreAdvised() {
        for (StoragePlan strategy : Strategies.all(SharedScope.NETWORK)) {
            long there = bytes(strategy, settings.spec().batch());
            String words =
                    new ShortageAdvice(settings, Long.MAX_VALUE).within(there).text();
            for (StoragePlan other : Strategies.all(SharedScope.NETWORK)) {
                boolean fits = !other.equals(settings.storage())
                        && bytes(other, settings.spec().batch()) <= there;
                boolean named = words.matches(".*[( ]" + other.id() + "[,)].*");
                assertEquals(fits, named, other.id() + " in: " + words);
            }
        }
    }

    @Test
    void ifMemoryIsUnknownStrategiesThatNeedLessAreAdvised() {
        String words = new ShortageAdvice(settings, needed).withLess().text();
        for (StoragePlan other : Strategies.all(SharedScope.NETWORK)) {
            if (bytes(other, settings.spec().batch()) >= needed) {
                assertFalse(words.matches(".*[( ]" + other.id() + "[,)].*"), words);
            }
        }
        assertTrue(
                words.endsWith("reduce the batch")
                        || words.endsWith("reduce layers, the growth rate or the input size"),
                words);
    }

    @Test
    void ifNoStrategyFitsTheLargestBatchOrASmallerDesignIsAdvised() {
        String words = new ShortageAdvice(settings, needed).within(1).text();
        assertTrue(words.startsWith("use a smaller design, because a batch of 1 under "), words);
        assertTrue(words.endsWith("; reduce layers, the growth rate or the input size"), words);
    }

    @Test
    void aPlanIsAdvisedIfOneFitsAlthoughNoStrategyDoes() {
        long least = PlanAdvice.leastBytes(settings);
        long leastOfStrategies = Strategies.all(SharedScope.NETWORK).stream()
                .mapToLong(strategy -> bytes(strategy, settings.spec().batch()))
                .min()
                .orElseThrow();
        assertTrue(least < leastOfStrategies);
        assertEquals(
                new Advice.Values(
                        "use the fastest plan within %s".formatted(QuantityText.PLAIN.bytes(least)),
                        List.of(new Advice.Value(Setting.STRATEGY, "budget:%dB".formatted(least)))),
                new ShortageAdvice(settings, needed).within(least).ways().get(0));
        assertFalse(
                new ShortageAdvice(settings, needed).within(least - 1).text().contains("plan"));
    }

    @Test
    void theBudgetOfAnAdvisedPlanIsWholeMebibytesWhereTheseSuffice() {
        assertEquals(budget("5MiB"), PlanAdvice.within((6L << 20) - 1, () -> 5L << 20));
        assertEquals(budget("6291455B"), PlanAdvice.within((6L << 20) - 1, () -> (5L << 20) + 1));
        assertEquals(
                new Advice.Values(
                        "use the fastest plan within 2.00 GiB",
                        List.of(new Advice.Value(Setting.STRATEGY, "budget:2GiB"))),
                PlanAdvice.within(2L << 30, () -> 5L << 20).orElseThrow().ways().get(0));
        assertEquals(Optional.empty(), PlanAdvice.within((6L << 20) - 1, () -> 6L << 20));
        assertEquals(Optional.empty(), PlanAdvice.within(-1, () -> 0));
    }

    private static Optional<Advice> budget(String typed) {
        return Optional.of(Advice.set(
                "use the fastest plan within 6.00 MiB", new Advice.Value(Setting.STRATEGY, "budget:" + typed)));
    }

    private long bytes(StoragePlan strategy, int batch) {
        return Prediction.of(Schedule.compile(
                        Network.of(settings.spec().withBatch(batch)),
                        strategy,
                        settings.on().target()))
                .reservedBytes();
    }
}
