package dev.densescope.plan.decision;

import dev.densescope.spec.LayerPath;

/**
 * The same decisions without recomputation: all outputs are kept. Gives the savings of a plan at no cost in time.
 *
 * @param plan with the decisions on gradients, features in place and reuse of memory
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
