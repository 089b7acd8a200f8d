package dev.densescope.plan.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The named strategies, in the order in which screens and commands list them. */
public final class Strategies {
    private Strategies() {}

    /** All strategies, from the paper's baseline to those that keep the least. */
    public static List<StoragePlan> all(SharedScope scope) {
        return Arrays.stream(Strategy.values())
                .<StoragePlan>map(strategy -> new Sharing(strategy, scope))
                .toList();
    }

    /** The strategy of this id. */
    public static Optional<StoragePlan> find(String id, SharedScope scope) {
        return Strategy.ofId(id).map(strategy -> new Sharing(strategy, scope));
    }

    /** All ids, for messages: {@code naive, shared-gradients, ...}. */
    public static String ids() {
        return Strategy.ids();
    }

    /** The baseline of savings. */
    public static StoragePlan baseline() {
        return Sharing.of(Strategy.NAIVE);
    }

    /** The strategy that keeps the least of each layer and recomputes the most. */
    public static StoragePlan keepingLeast() {
        return Sharing.of(Strategy.FEATURES_ONLY);
    }

    /**
     * The strategy that frameworks call checkpointing: it recomputes the concatenations and the outputs that depend on
     * them.
     */
    public static StoragePlan checkpointing() {
        return Sharing.of(Strategy.CHECKPOINT);
    }

    /** The recommended strategy, as in the paper: everything shared. */
    public static StoragePlan recommended() {
        return Sharing.of(Strategy.SHARED);
    }
}
