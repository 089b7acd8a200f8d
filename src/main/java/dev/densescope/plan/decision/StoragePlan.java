package dev.densescope.plan.decision;

import dev.densescope.network.Network;

/**
 * The storage of the tensors of a training step, as used by runs, files, reports and screens: a named strategy with its
 * scope, or a decision for each layer. A value; equal plans compile into equal schedules. Code outside this package
 * uses these methods and {@link Strategies} instead of the constants of {@link Strategy}.
 */
public sealed interface StoragePlan extends StorageDecisions permits Sharing, StepPlan {
    /** The id in files, tables and lists: the strategy's name, or {@code plan} for a decision per layer. */
    String id();

    /** Whether id and scope identify the plan. */
    boolean isNamed();

    /** Scope of shared storage. */
    SharedScope scope();

    /** The same plan with another scope of shared storage. */
    StoragePlan within(SharedScope scope);

    /** Whether this is the paper's baseline, with which savings are compared: nothing is shared or reused. */
    boolean isBaseline();

    /** Whether forward keeps everything that backward reads, so that nothing is recomputed. */
    boolean recomputesNothing();

    /** Whether a batch norm is recomputed in chunks of channels, as part of backward. */
    boolean recomputesInChunks();

    /** The plan as text that {@link PlanText#parse} reads. */
    String text();

    /**
     * Checks that the plan fits a design.
     *
     * @throws InvalidPlanException if their layers differ
     */
    void requireFits(Network network);

    /** Whether the plan fits a design. */
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
