package dev.densescope.plan.decision;

import dev.densescope.network.Network;
import dev.densescope.spec.LayerPath;

/** A named strategy and the scope of its shared storage: the same decision for every layer of any design. */
public record Sharing(Strategy strategy, SharedScope scope) implements StoragePlan {
    /** A strategy that shares across the whole network. */
    public static Sharing of(Strategy strategy) {
        return new Sharing(strategy, SharedScope.NETWORK);
    }

    @Override
    public String id() {
        return strategy.id();
    }

    @Override
    public boolean isNamed() {
        return true;
    }

    @Override
    public Sharing within(SharedScope newScope) {
        return new Sharing(strategy, newScope);
    }

    @Override
    public boolean isBaseline() {
        return strategy == Strategy.NAIVE;
    }

    @Override
    public boolean recomputesNothing() {
        return strategy.recomputed().isNothing();
    }

    @Override
    public boolean recomputesInChunks() {
        return false;
    }

    @Override
    public String text() {
        return PlanText.of(this);
    }

    /** A strategy fits every design. */
    @Override
    public void requireFits(Network network) {}

    @Override
    public boolean reusesMemory() {
        return strategy.reusesMemory();
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
