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
import dev.densescope.session.settings.RunSettings;
import org.junit.jupiter.api.Test;

class MemoryAdviceTest {
    private final RunSettings settings = TestRuns.settings(0, 1);
    private final long needed = bytes(settings.storage(), settings.spec().batch());

    @Test
    void onlyStrategiesThatFitAreAdvised() {
        for (StoragePlan strategy : Strategies.all(SharedScope.NETWORK)) {
            long there = bytes(strategy, settings.spec().batch());
            String words =
                    new MemoryAdvice(settings, Long.MAX_VALUE).within(there).text();
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
        String words = new MemoryAdvice(settings, needed).withLess().text();
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
        String words = new MemoryAdvice(settings, needed).within(1).text();
        assertTrue(words.startsWith("use a smaller design, because a batch of 1 under "), words);
        assertTrue(words.endsWith("; reduce layers, the growth rate or the input size"), words);
    }

    private long bytes(StoragePlan strategy, int batch) {
        return Prediction.of(Schedule.compile(
                        Network.of(settings.spec().withBatch(batch)),
                        strategy,
                        settings.on().target()))
                .reservedBytes();
    }
}
