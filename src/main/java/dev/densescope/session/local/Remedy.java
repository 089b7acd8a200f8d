package dev.densescope.session.local;

import dev.densescope.memory.ByteText;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to do where a run has too little memory. It is predicted before it is advised, so that nobody is sent to a strategy
 * that needs more than there is. The words come after a colon and end no sentence.
 */
final class Remedy {
    private final RunSettings settings;
    private final long neededBytes;

    /** @param neededBytes for tensors, by the run that has too little */
    Remedy(RunSettings settings, long neededBytes) {
        this.settings = settings;
        this.neededBytes = neededBytes;
    }

    /** Of a plan. */
    static Remedy of(RunPlan plan) {
        return new Remedy(plan.settings(), plan.prediction().reservedBytes());
    }

    /** Where it is not known how much memory there is: what needs less. */
    String withLess() {
        List<Strategy> lesser = strategies(bytes -> bytes < neededBytes);
        String batch = settings.spec().batch() > 1 ? "a smaller batch" : "a smaller design";
        return lesser.isEmpty()
                ? "use " + batch
                : "use a strategy that needs less (%s), or %s".formatted(ids(lesser), batch);
    }

    /** @param bytes that there are for tensors */
    String within(long bytes) {
        List<Strategy> fitting = strategies(needed -> needed <= bytes && needed < neededBytes);
        if (!fitting.isEmpty()) {
            return "use a strategy that fits (%s), or a smaller batch".formatted(ids(fitting));
        }
        Strategy least = Stream.of(Strategy.values())
                .min(Comparator.comparingLong(
                        strategy -> bytes(strategy, settings.spec().batch())))
                .orElseThrow();
        int batch = largestBatch(least, bytes);
        return batch >= 1
                ? "use %s with a batch of at most %d".formatted(least.id(), batch)
                : "use a smaller design, because a batch of 1 under %s takes %s"
                        .formatted(least.id(), ByteText.of(bytes(least, 1), Locale.ROOT));
    }

    private List<Strategy> strategies(LongPredicate isEnough) {
        return Stream.of(Strategy.values())
                .filter(strategy -> strategy != settings.strategy())
                .filter(strategy ->
                        isEnough.test(bytes(strategy, settings.spec().batch())))
                .toList();
    }

    /** Below the run's own; 0 if none fits. */
    private int largestBatch(Strategy strategy, long bytes) {
        int fits = 0;
        int tooLarge = settings.spec().batch();
        while (tooLarge - fits > 1) {
            int middle = (fits + tooLarge) / 2;
            if (bytes(strategy, middle) <= bytes) {
                fits = middle;
            } else {
                tooLarge = middle;
            }
        }
        return fits;
    }

    private long bytes(Strategy strategy, int batch) {
        return Prediction.of(Schedule.compile(
                        Network.of(settings.spec().withBatch(batch)),
                        new Sharing(strategy, settings.sharing().scope()),
                        settings.on().target()))
                .reservedBytes();
    }

    private static String ids(List<Strategy> strategies) {
        return strategies.stream().map(Strategy::id).collect(Collectors.joining(", "));
    }
}
