package dev.densescope.plan.savings;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.WithoutRecompute;
import dev.densescope.plan.hardware.Target;

/**
 * The predictions with which a plan is compared to compute its savings.
 *
 * @param naive prediction of {@code naive}: every output and every gradient has storage of its own
 * @param keeping prediction of the same plan without recomputation
 * @param inChunks whether the plan recomputes batch norms in chunks, as part of backward
 */
public record Baselines(Prediction naive, Prediction keeping, boolean inChunks) {
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
                        : Prediction.of(Schedule.compile(network, new WithoutRecompute(plan), target)),
                plan.recomputesInChunks());
    }

    /** The same for a plan that has been predicted, to avoid predicting it twice. */
    public static Baselines of(Prediction ofPlan, Prediction naive, Network network, StoragePlan plan, Target target) {
        return plan.recomputesNothing() ? new Baselines(naive, ofPlan, false) : of(naive, network, plan, target);
    }

    /** The prediction with which every plan of a network is compared. */
    public static Prediction naive(Network network, Target target) {
        return Prediction.of(Schedule.compile(network, Strategies.baseline(), target));
    }

    /** The savings of a plan that reserves the given bytes. */
    public Savings savings(long reservedBytes) {
        return new Savings(naive.reservedBytes(), keeping.reservedBytes(), reservedBytes);
    }
}
