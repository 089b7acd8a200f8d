package dev.densescope.plan.search;

import dev.densescope.network.Network;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.decision.InvalidPlanException;
import dev.densescope.plan.decision.NetworkStorage;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the fastest plans of one network on one kind of device. Construction is slow; afterwards each budget is a
 * look-up. Bytes are exact, times are as accurate as the costs. For one thread, not the JavaFX thread.
 */
public final class PlanSearch {
    private final Network network;
    private final TimedPlans plans;
    private final PlanLocks locks;
    private final Frontier frontier;
    private final Frontier bound;
    /** Plans with one decision for all layers, whose placement may have smaller gaps than that of mixed plans. */
    private final List<PlannedStep> uniform;

    private final Map<Integer, PlannedStep> compiled = new HashMap<>();
    private final PlannedStep smallest;

    private PlanSearch(Network network, TimedPlans plans, PlanLocks locks, BooleanSupplier stop) {
        this.network = network;
        this.plans = plans;
        this.locks = locks;
        PlanModel model = PlanModel.of(plans, locks);
        frontier = Frontier.of(model, stop);
        bound = frontier.isExact() ? frontier : Frontier.boundOf(model, stop);
        uniform = uniformPlans(locks).map(this::predict).toList();
        smallest = relaxed(leastBytes(stop));
    }

    private Stream<StoragePlan> uniformPlans(PlanLocks locks) {
        Stream<StepPlan> inPlace = plans.uniform().stream().filter(locks::allow);
        return locks.layers().isEmpty()
                ? Stream.concat(Strategies.all(SharedScope.NETWORK).stream(), inPlace)
                : inPlace.map(plan -> plan);
    }

    /**
     * Finds all best plans.
     *
     * @param stop polled often; ends the search if it returns true
     * @throws InvalidPlanException if a locked layer does not exist or cannot recompute the locked outputs
     * @throws CancellationException if {@code stop} returns true
     */
    public static PlanSearch of(
            Network network, Target target, OperationCosts costs, PlanLocks locks, BooleanSupplier stop) {
        return new PlanSearch(network, new TimedPlans(network, target, costs), locks, stop);
    }

    /** Whether a plan has the locked decisions, as all plans of the search do. */
    public boolean keepsLocks(StoragePlan plan) {
        return locks.areKeptBy(network, plan);
    }

    /** A lower bound of the nanoseconds of all plans that reserve at most the given bytes; empty if there are none. */
    public OptionalDouble boundNanos(long bytes) {
        int plan = bound.within(bytes - StorageSlot.ALIGNMENT);
        return plan < 0 ? OptionalDouble.empty() : OptionalDouble.of(bound.nanos(plan));
    }

    /** The plan with the fewest reserved bytes. */
    public PlannedStep smallest() {
        return smallest;
    }

    /** Plans that occupy equally few bytes may have gaps of different sizes: one of them does not depend on costs. */
    private PlannedStep leastBytes(BooleanSupplier stop) {
        PlannedStep smallest = compiled(0);
        for (int plan = 1; plan < frontier.size() && reservedAtLeast(plan) < smallest.reservedBytes(); plan++) {
            if (compiled(plan).reservedBytes() < smallest.reservedBytes()) {
                smallest = compiled(plan);
            }
        }
        Frontier untimed = Frontier.smallestOf(PlanModel.untimed(plans, locks), stop);
        return Stream.concat(uniform.stream(), Stream.of(predict(plan(untimed.options(0)))))
                .reduce(smallest, (one, other) -> other.reservedBytes() < one.reservedBytes() ? other : one);
    }

    /** Below the bytes of all mixed plans there may be a uniform one; decisions of a mixed one make it faster. */
    private PlannedStep relaxed(PlannedStep least) {
        StepPlan plan = StepPlan.of(network, least.plan());
        StepPlan faster =
                plan(frontier.options(Math.max(0, frontier.within(least.reservedBytes() - StorageSlot.ALIGNMENT))));
        if (!plan.blocksInPlace().equals(faster.blocksInPlace())) {
            return least;
        }
        PlannedStep step = predict(
                Relaxation.of(plan, faster, each -> plans.bytes(each).reservedBytes() <= least.reservedBytes()));
        return step.nanos() < least.nanos() ? step : least;
    }

    /**
     * The fastest plan that reserves at most the given bytes; empty if there is none. A larger budget never gives a
     * slower plan.
     */
    public Optional<PlannedStep> within(long bytes) {
        Stream<PlannedStep> uniformWithin = uniform.stream().filter(step -> step.reservedBytes() <= bytes);
        Stream<PlannedStep> smallestWithin = smallest.reservedBytes() <= bytes ? Stream.of(smallest) : Stream.empty();
        return Stream.of(bestWithin(bytes).stream(), uniformWithin, smallestWithin)
                .flatMap(steps -> steps)
                .min(Comparator.comparingDouble(PlannedStep::nanos).thenComparing(PlannedStep::reservedBytes));
    }

    private Optional<PlannedStep> bestWithin(long bytes) {
        for (int plan = frontier.within(bytes - StorageSlot.ALIGNMENT); plan >= 0; plan--) {
            PlannedStep step = compiled(plan);
            if (step.reservedBytes() <= bytes) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Reserved bytes if there are no gaps between slots. */
    private long reservedAtLeast(int plan) {
        return frontier.bytes(plan) + StorageSlot.ALIGNMENT;
    }

    /** Up to the given number of best plans, spaced geometrically over the range of bytes. */
    public PlanCurve curve(int points) {
        double least = smallest().reservedBytes();
        // gaps in the placement may exceed the differences between plans, such as with most layers locked
        double factor = Math.max(1, reservedAtLeast(frontier.size() - 1) / least);
        List<PlannedStep> steps = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double share = points == 1 ? 0 : i / (double) (points - 1);
            add(within((long) Math.ceil(least * Math.pow(factor, share))).orElseThrow(), steps);
        }
        if (points > 1) {
            add(compiled(frontier.size() - 1), steps);
            add(within(Long.MAX_VALUE).orElseThrow(), steps);
        }
        return new PlanCurve(steps);
    }

    private static void add(PlannedStep step, List<PlannedStep> steps) {
        if (steps.isEmpty() || step.nanos() < steps.get(steps.size() - 1).nanos()) {
            // a mixed plan may reserve more than a faster uniform one, because of gaps
            steps.removeIf(slower -> slower.reservedBytes() >= step.reservedBytes());
            steps.add(step);
        }
    }

    /** The prediction of any plan, such as a strategy. */
    public PlannedStep predict(StoragePlan plan) {
        TimedPlan timed = plans.of(plan);
        return new PlannedStep(plan, timed.evaluation().reservedBytes(), timed.totalNanos());
    }

    private PlannedStep compiled(int index) {
        return compiled.computeIfAbsent(index, each -> {
            StepPlan plan = plan(frontier.options(each));
            return new PlannedStep(plan, plans.bytes(plan).reservedBytes(), frontier.nanos(each));
        });
    }

    private StepPlan plan(List<LayerOption> options) {
        Map<LayerPath, Recomputed> layers = new LinkedHashMap<>();
        for (int i = 0; i < options.size(); i++) {
            layers.put(network.layers().get(i).path(), options.get(i).recomputed());
        }
        Set<Integer> blocks =
                network.blocks().stream().map(block -> block.number()).collect(Collectors.toSet());
        return new StepPlan(new NetworkStorage(SharedScope.NETWORK, true, true), blocks, layers);
    }
}
