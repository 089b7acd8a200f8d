package dev.densescope.plan.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The named strategies that there are: what screens and commands offer, in the order in which they offer it. */
public final class Strategies {
    private Strategies() {}

    /** All of them, from the report's baseline to those that keep least. */
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

    /** The one against which savings are counted. */
    public static StoragePlan baseline() {
        return Sharing.of(Strategy.NAIVE);
    }

    /** The one that keeps least of each layer and recomputes most. */
    public static StoragePlan keepingLeast() {
        return Sharing.of(Strategy.FEATURES_ONLY);
    }

    /** The one to begin with: everything shared, as the report advises. */
    public static StoragePlan recommended() {
        return Sharing.of(Strategy.SHARED);
    }
}
