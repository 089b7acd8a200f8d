package dev.densescope.plan.decision;

import dev.densescope.network.Network;

/**
 * How a training step stores its tensors, as runs, files, reports and screens carry it: a named strategy and its scope, or
 * a decision for each layer. A value; plans that are equal compile into equal schedules. Whoever needs to know something of
 * a plan asks it, and whoever needs all strategies asks {@link Strategies}: nobody has to name one.
 */
public sealed interface StoragePlan extends StorageDecisions permits Sharing, StepPlan {
    /** The id in files, tables and lists: the strategy's name, or {@code plan} for a decision per layer. */
    String id();

    /** Whether the id and the scope say all of it. */
    boolean isNamed();

    /** Scope of shared storage. */
    SharedScope scope();

    /** The same plan with another scope of shared storage. */
    StoragePlan within(SharedScope scope);

    /** Whether it is the report's baseline, against which savings are counted: nothing is shared or given back. */
    boolean isBaseline();

    /** Whether forward keeps all that backward reads, so that nothing is recomputed. */
    boolean recomputesNothing();

    /** The plan as text that {@link PlanText#parse} reads. */
    String text();

    /**
     * Refuses a design that the plan is not made for.
     *
     * @throws InvalidPlanException if the design has other layers than the plan
     */
    void requireFits(Network network);

    /** Whether a design has the layers that the plan is made for. */
    default boolean fits(Network network) {
        try {
            requireFits(network);
            return true;
        } catch (InvalidPlanException ofAnotherDesign) {
            return false;
        }
    }

    /** The id and the scope, such as {@code shared per block}. */
    default String label() {
        return id() + " per " + scope().id();
    }

    @Override
    default boolean sharesPerBlock() {
        return scope() == SharedScope.BLOCK;
    }
}
