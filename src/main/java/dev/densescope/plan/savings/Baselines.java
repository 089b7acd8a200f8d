package dev.densescope.plan.savings;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.KeepingAll;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;

/**
 * What a plan is compared with, to see what it saves.
 *
 * @param naive every output and every gradient has storage of its own
 * @param keeping the plan itself, but all that it recomputes is kept
 */
public record Baselines(Prediction naive, Prediction keeping) {
    /** Predicts both for a network: twice tens of milliseconds. */
    public static Baselines of(Network network, StorageDecisions plan, Target target) {
        return of(naive(network, target), network, plan, target);
    }

    /** Predicts the second, where the first is known. */
    public static Baselines of(Prediction naive, Network network, StorageDecisions plan, Target target) {
        return new Baselines(naive, Prediction.of(Schedule.compile(network, new KeepingAll(plan), target)));
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
