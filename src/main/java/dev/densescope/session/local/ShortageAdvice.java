package dev.densescope.session.local;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.settings.RunSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Advice for a run with too little memory: a strategy, a plan, a batch or a smaller design that fits according
 * to its prediction. The text continues a sentence after a colon.
 */
final class ShortageAdvice {
    private final RunSettings settings;
    private final long neededBytes;
    /** Bytes of all strategies with the batch of the run, in the usual order. */
    private final Map<StoragePlan, Long> bytesOfStrategies = new LinkedHashMap<>();

    /** @param neededBytes bytes of tensors of the run that does not fit */
    ShortageAdvice(RunSettings settings, long neededBytes) {
        this.settings = settings;
        this.neededBytes = neededBytes;
        Strategies.all(settings.storage().scope())
                .forEach(strategy -> bytesOfStrategies.put(
                        strategy, bytes(strategy, settings.spec().batch())));
    }

    /** Advice for a planned run. */
    static ShortageAdvice of(RunPlan plan) {
        return new ShortageAdvice(plan.settings(), plan.prediction().reservedBytes());
    }

    /** Advice if available memory is unknown: strategies that need less. */
    Advice withLess() {
        List<StoragePlan> lesser = strategies(bytes -> bytes < neededBytes);
        Advice less = settings.spec().batch() > 1
                ? Advice.reduce(Setting.BATCH)
                : Advice.reduce(Setting.BLOCKS, Setting.GROWTH_RATE, Setting.INPUT);
        return lesser.isEmpty()
                ? less
                : oneOf(Text.of("use a strategy that needs less (%s)", ids(lesser)), lesser)
                        .or(less);
    }

    /** @param bytes available for tensors */
    Advice within(long bytes) {
        return within(bytes, bytes);
    }

    /**
     * @param bytes available for tensors
     * @param planBytes budget of a plan: not more, and less if availability fluctuates
     */
    Advice within(long bytes, long planBytes) {
        List<StoragePlan> fitting = strategies(needed -> needed <= bytes && needed < neededBytes);
        Optional<Advice> plan = PlanAdvice.within(planBytes, () -> leastBytes(fitting));
        Advice others = fitting.isEmpty() ? withoutStrategy(bytes) : Advice.reduce(Setting.BATCH);
        Advice afterStrategies = plan.map(each -> each.or(others)).orElse(others);
        return fitting.isEmpty()
                ? afterStrategies
                : oneOf(Text.of("use a strategy that fits (%s)", ids(fitting)), fitting)
                        .or(afterStrategies);
    }

    /** Reserved bytes that some plan needs: those of a strategy that fits, or the fewest of all plans. */
    private long leastBytes(List<StoragePlan> fitting) {
        return fitting.stream()
                .mapToLong(bytesOfStrategies::get)
                .min()
                .orElseGet(() -> PlanAdvice.leastBytes(settings));
    }

    private Advice withoutStrategy(long bytes) {
        StoragePlan least = Collections.min(bytesOfStrategies.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        int batch = largestBatch(least, bytes);
        return batch >= 1 ? withBatch(least, batch) : smallerDesign(least);
    }

    private static List<String> ids(List<StoragePlan> strategies) {
        return strategies.stream().map(StoragePlan::id).toList();
    }

    private static Advice oneOf(Text advice, List<StoragePlan> strategies) {
        List<String> ids = ids(strategies);
        String others = ids.size() == 1 ? "" : "(or %s)".formatted(String.join(", ", ids.subList(1, ids.size())));
        return Advice.set(advice, new Advice.Value(Setting.STRATEGY, ids.get(0), others));
    }

    private static Advice withBatch(StoragePlan strategy, int batch) {
        return Advice.set(
                Text.of("use %s with a batch of at most %d", strategy.id(), batch),
                new Advice.Value(Setting.STRATEGY, strategy.id()),
                new Advice.Value(Setting.BATCH, Integer.toString(batch), "or less"));
    }

    private Advice smallerDesign(StoragePlan least) {
        return Advice.reduce(
                Text.of(
                        "use a smaller design, because a batch of 1 under %s takes %s",
                        least.id(), QuantityText.told(bytes(least, 1))),
                Setting.BLOCKS,
                Setting.GROWTH_RATE,
                Setting.INPUT);
    }

    private List<StoragePlan> strategies(LongPredicate isEnough) {
        return bytesOfStrategies.keySet().stream()
                .filter(strategy -> !strategy.equals(settings.storage()))
                .filter(strategy -> isEnough.test(bytesOfStrategies.get(strategy)))
                .toList();
    }

    /** The largest batch that fits, less than that of the run; 0 if none fits. */
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
}
