package dev.densescope.plan.decision;

import dev.densescope.spec.LayerPath;

/** A strategy whose shared storage reaches so far. */
public record Sharing(Strategy strategy, SharedScope scope) implements StorageDecisions {
    @Override
    public boolean reusesDeadStorage() {
        return strategy.reusesDeadStorage();
    }

    @Override
    public boolean sharesPerBlock() {
        return scope == SharedScope.BLOCK;
    }

    @Override
    public boolean sharesGradients() {
        return strategy.sharesGradients();
    }

    @Override
    public boolean keepsFeaturesInPlace(int block) {
        return strategy.keepsFeaturesInPlace(block);
    }

    @Override
    public Recomputed recomputed(LayerPath layer) {
        return strategy.recomputed(layer);
    }
}
