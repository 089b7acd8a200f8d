package dev.densescope.plan.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The named strategies, in the order in which screens and commands list them. */
public final class Strategies {
    private Strategies() {}

    /** All strategies, from the report's baseline to those that keep least. */
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

    /** The one that keeps least of each layer and recomputes most. */
    public static StoragePlan keepingLeast() {
        return Sharing.of(Strategy.FEATURES_ONLY);
    }

    /** What frameworks call checkpointing: it copies features, and recomputes the copies and what follows them. */
    public static StoragePlan checkpointing() {
        return Sharing.of(Strategy.CHECKPOINT);
    }

    /** The recommended strategy: everything shared, as the report advises. */
    public static StoragePlan recommended() {
        return Sharing.of(Strategy.SHARED);
    }
}
