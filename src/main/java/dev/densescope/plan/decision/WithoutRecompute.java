package dev.densescope.plan.decision;

import dev.densescope.spec.LayerPath;

/**
 * The same decisions, but all that they would recompute is kept: what a plan is without paying for it in time.
 *
 * @param plan whose gradients, features and places are taken over
 */
public record WithoutRecompute(StorageDecisions plan) implements StorageDecisions {
    @Override
    public boolean reusesMemory() {
        return plan.reusesMemory();
    }

    @Override
    public boolean sharesPerBlock() {
        return plan.sharesPerBlock();
    }

    @Override
    public boolean sharesGradients() {
        return plan.sharesGradients();
    }

    @Override
    public boolean keepsFeaturesInPlace(int block) {
        return plan.keepsFeaturesInPlace(block);
    }

    @Override
    public Recomputed recomputed(LayerPath layer) {
        return Recomputed.NOTHING;
    }
}
