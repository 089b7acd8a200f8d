package dev.densescope.report.analysis.finding;

import dev.densescope.network.Network;
import dev.densescope.plan.PlanEvaluator;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.fit.Dimension;
import dev.densescope.plan.fit.LargestFit;
import dev.densescope.session.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The strategies that a run could have had, with the bytes that each would reserve for its design on its device.
 * Predicts and runs nothing; takes milliseconds. Immutable.
 *
 * @param all from those that recompute nothing to those that keep the least, without the run's own
 */
record Alternatives(RunRecord run, List<Alternative> all) {
    /** A strategy with the bytes that it would reserve. */
    record Alternative(StoragePlan plan, long reservedBytes) {}

    Alternatives {
        all = List.copyOf(all);
    }

    /** Strategies that others replace, which need less and recompute less, are left out. */
    static Alternatives of(RunRecord run) {
        StoragePlan own = run.settings().storage();
        Network network = Network.of(run.settings().spec());
        PlanEvaluator evaluator = new PlanEvaluator(network, run.settings().on().target());
        return new Alternatives(
                run,
                Strategies.all(own.scope()).stream()
                        .filter(plan -> !plan.equals(own))
                        .filter(plan -> !plan.isBaseline())
                        .filter(plan ->
                                !plan.id().equals(Strategies.checkpointing().id()))
                        .map(plan ->
                                new Alternative(plan, evaluator.evaluate(plan).reservedBytes()))
                        .toList());
    }

    /** The strategy that recomputes the least of those that reserve at most the given bytes. */
    Optional<Alternative> within(long bytes) {
        return first(each -> each.reservedBytes() <= bytes);
    }

    /** The strategy with the fewest bytes of those that recompute nothing. */
    Optional<Alternative> withoutRecomputation() {
        return all.stream()
                .filter(each -> each.plan().recomputesNothing())
                .min(Comparator.comparingLong(Alternative::reservedBytes));
    }

    /** The strategy with the fewest bytes. */
    Optional<Alternative> smallest() {
        return all.stream().min(Comparator.comparingLong(Alternative::reservedBytes));
    }

    /** The largest batch of the run's design that a strategy fits into the given bytes. */
    OptionalInt largestBatch(StoragePlan plan, long bytes) {
        return new LargestFit(run.settings().spec(), plan, run.settings().on().target(), bytes, () -> false)
                .of(Dimension.BATCH);
    }

    private Optional<Alternative> first(Predicate<Alternative> isWanted) {
        return all.stream().filter(isWanted).findFirst();
    }
}
