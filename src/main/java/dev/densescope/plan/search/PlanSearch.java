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
 * Searches the fastest plans of one network on one kind of device. Making it takes most of the time; afterwards a number of
 * bytes is answered by a look-up. Bytes are exact, times are as good as the costs. For one thread, not the user interface's.
 */
public final class PlanSearch {
    private final Network network;
    private final TimedPlans plans;
    private final PlanLocks locks;
    private final Frontier frontier;
    private final Frontier bound;
    /** Plans with one decision for all layers, of which placement may lose less than of a mixed one. */
    private final List<PlannedStep> uniform;

    private final Map<Integer, PlannedStep> compiled = new HashMap<>();

    private PlanSearch(Network network, TimedPlans plans, PlanLocks locks, BooleanSupplier stop) {
        this.network = network;
        this.plans = plans;
        this.locks = locks;
        PlanModel model = PlanModel.of(plans, locks);
        frontier = Frontier.of(model, stop);
        bound = frontier.isExact() ? frontier : Frontier.boundOf(model, stop);
        uniform = uniformPlans(locks).map(this::predict).toList();
    }

    private Stream<StoragePlan> uniformPlans(PlanLocks locks) {
        Stream<StepPlan> inPlace = UniformPlan.fitted(network).stream().filter(locks::allow);
        return locks.layers().isEmpty()
                ? Stream.concat(Strategies.all(SharedScope.NETWORK).stream(), inPlace)
                : inPlace.map(plan -> plan);
    }

    /**
     * Finds all best plans.
     *
     * @param stop asked often; if it says so, the search ends
     * @throws InvalidPlanException if a lock is of no layer of the network, or of nothing that it can recompute
     * @throws CancellationException once {@code stop} says so
     */
    public static PlanSearch of(
            Network network, Target target, OperationCosts costs, PlanLocks locks, BooleanSupplier stop) {
        return new PlanSearch(network, new TimedPlans(network, target, costs), locks, stop);
    }

    /** Whether a plan decides as the locks do, which the plans of the search all do. */
    public boolean keepsLocks(StoragePlan plan) {
        return locks.allow(StepPlan.of(network, plan));
    }

    /** Nanoseconds that no plan undercuts which reserves at most so many bytes; empty if none reserves so little. */
    public OptionalDouble boundNanos(long bytes) {
        int plan = bound.within(bytes - StorageSlot.ALIGNMENT);
        return plan < 0 ? OptionalDouble.empty() : OptionalDouble.of(bound.nanos(plan));
    }

    /** The plan that reserves least. */
    public PlannedStep smallest() {
        PlannedStep smallest = compiled(0);
        for (int plan = 1; plan < frontier.size() && reservedAtLeast(plan) < smallest.reservedBytes(); plan++) {
            if (compiled(plan).reservedBytes() < smallest.reservedBytes()) {
                smallest = compiled(plan);
            }
        }
        return uniform.stream().min(Comparator.comparingLong(PlannedStep::reservedBytes)).stream()
                .reduce(smallest, (one, other) -> other.reservedBytes() < one.reservedBytes() ? other : one);
    }

    /** The fastest plan that reserves at most so many bytes, empty below the least. More bytes never give a slower plan. */
    public Optional<PlannedStep> within(long bytes) {
        Stream<PlannedStep> uniformWithin = uniform.stream().filter(step -> step.reservedBytes() <= bytes);
        return Stream.concat(bestWithin(bytes).stream(), uniformWithin)
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

    /** Nothing is lost between slots at best. */
    private long reservedAtLeast(int plan) {
        return frontier.bytes(plan) + StorageSlot.ALIGNMENT;
    }

    /** At most so many best plans, spread over the whole range of bytes by equal factors. */
    public PlanCurve curve(int points) {
        double least = smallest().reservedBytes();
        // placement may lose more than plans differ in, as where most layers are locked
        double factor = Math.max(1, reservedAtLeast(frontier.size() - 1) / least);
        List<PlannedStep> steps = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double share = points == 1 ? 0 : i / (double) (points - 1);
            add(within((long) Math.ceil(least * Math.pow(factor, share))).orElseThrow(), steps);
        }
        if (points > 1) {
            add(compiled(frontier.size() - 1), steps);
        }
        return new PlanCurve(steps);
    }

    private static void add(PlannedStep step, List<PlannedStep> steps) {
        if (steps.isEmpty() || step.nanos() < steps.get(steps.size() - 1).nanos()) {
            steps.add(step);
        }
    }

    /** What is predicted of any plan, such as a strategy. */
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
