package dev.densescope.plan;

import dev.densescope.plan.emit.StorageDecisions;
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
    public boolean sharesConcatenation(LayerPath layer) {
        return strategy.sharesConcatenation(layer);
    }

    @Override
    public boolean keepsFeaturesTogether() {
        return strategy.keepsFeaturesTogether();
    }

    @Override
    public boolean sharesBatchNorm(LayerPath layer) {
        return strategy.sharesBatchNorm(layer);
    }

    @Override
    public boolean sharesConvolution(LayerPath layer) {
        return strategy.sharesConvolution(layer);
    }
}
