package dev.densescope.plan.decision;

import dev.densescope.network.Network;

/**
 * How a training step stores its tensors, as runs, files, reports and screens carry it: a named strategy and its scope, or
 * a decision for each layer. A value; plans that are equal compile into equal schedules. Whoever needs to know something of
 * a plan asks it, and whoever needs all strategies asks {@link Strategies}: nobody has to name one.
 */
public sealed interface StoragePlan extends StorageDecisions permits Sharing, StepPlan {
    /** One word for files, tables and lists: the strategy's name, or {@code plan} for a decision per layer. */
    String id();

    /** Whether the id and the scope say all of it. */
    boolean isNamed();

    /** Where shared tensors lie. */
    SharedScope scope();

    /** The same plan with shared tensors that lie elsewhere. */
    StoragePlan within(SharedScope scope);

    /** Whether it is the report's baseline, against which savings are counted: nothing is shared or given back. */
    boolean isBaseline();

    /** Whether backward finds all that it reads as forward left it, so that saving costs no time. */
    boolean recomputesNothing();

    /** All of it in words that {@link PlanText#parse} reads back. */
    String text();

    /**
     * Refuses a design that the plan is not made for.
     *
     * @throws InvalidPlanException if the design has other layers than the plan
     */
    void requireFits(Network network);

    /** The id and where shared tensors lie, such as {@code shared per block}. */
    default String label() {
        return id() + " per " + scope().id();
    }

    @Override
    default boolean sharesPerBlock() {
        return scope() == SharedScope.BLOCK;
    }
}
