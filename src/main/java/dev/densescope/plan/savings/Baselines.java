package dev.densescope.plan.savings;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.WithoutRecompute;
import dev.densescope.plan.hardware.Target;

/**
 * What a plan is compared with, to see what it saves.
 *
 * @param naive every output and every gradient has storage of its own
 * @param keeping the plan itself, but all that it recomputes is kept
 */
public record Baselines(Prediction naive, Prediction keeping) {
    /**
     * Predicts the second, if it is not the first: tens of milliseconds.
     *
     * @param naive of the same network for the same target
     */
    public static Baselines of(Prediction naive, Network network, StoragePlan plan, Target target) {
        return new Baselines(
                naive,
                plan.isBaseline()
                        ? naive
                        : Prediction.of(Schedule.compile(network, new WithoutRecompute(plan), target)));
    }

    /** The same where the plan itself is predicted already: nothing is predicted twice. */
    public static Baselines of(Prediction ofPlan, Prediction naive, Network network, StoragePlan plan, Target target) {
        return plan.recomputesNothing() ? new Baselines(naive, ofPlan) : of(naive, network, plan, target);
    }

    /** What every plan of a network is compared with. */
    public static Prediction naive(Network network, Target target) {
        return Prediction.of(Schedule.compile(network, Strategies.baseline(), target));
    }

    /** What a plan saves that reserves so many bytes. */
    public Savings savings(long reservedBytes) {
        return new Savings(naive.reservedBytes(), keeping.reservedBytes(), reservedBytes);
    }
}
