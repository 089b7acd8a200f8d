package dev.densescope.session.local;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.settings.RunSettings;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

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
        List<StoragePlan> lesser = strategies(bytes -> bytes < neededBytes);
        String batch = settings.spec().batch() > 1 ? "a smaller batch" : "a smaller design";
        return lesser.isEmpty()
                ? "use " + batch
                : "use a strategy that needs less (%s), or %s".formatted(ids(lesser), batch);
    }

    /** @param bytes that there are for tensors */
    String within(long bytes) {
        List<StoragePlan> fitting = strategies(needed -> needed <= bytes && needed < neededBytes);
        if (!fitting.isEmpty()) {
            return "use a strategy that fits (%s), or a smaller batch".formatted(ids(fitting));
        }
        StoragePlan min = Strategies.all(settings.storage().scope()).stream()
                .min(Comparator.comparingLong(
                        strategy -> bytes(strategy, settings.spec().batch())))
                .orElseThrow();
        int batch = largestBatch(min, bytes);
        return batch >= 1
                ? "use %s with a batch of at most %d".formatted(min.id(), batch)
                : "use a smaller design, because a batch of 1 under %s takes %s"
                        .formatted(min.id(), QuantityText.PLAIN.bytes(bytes(min, 1)));
    }

    private List<StoragePlan> strategies(LongPredicate isEnough) {
        return Strategies.all(settings.storage().scope()).stream()
                .filter(strategy -> !strategy.equals(settings.storage()))
                .filter(strategy ->
                        isEnough.test(bytes(strategy, settings.spec().batch())))
                .toList();
    }

    /** Below the run's own; 0 if none fits. */
    private int largestBatch(StoragePlan strategy, long bytes) {
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

    private long bytes(StoragePlan strategy, int batch) {
        return Prediction.of(Schedule.compile(
                        Network.of(settings.spec().withBatch(batch)),
                        strategy,
                        settings.on().target()))
                .reservedBytes();
    }

    private static String ids(List<StoragePlan> strategies) {
        return strategies.stream().map(StoragePlan::id).collect(Collectors.joining(", "));
    }
}
