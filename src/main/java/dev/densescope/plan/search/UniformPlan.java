package dev.densescope.plan.search;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.LayerChoices;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Recomputable;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The same decision for every layer: what options are read from. Features are in place, gradients are shared and dead
 * storage is reused, since all of that saves bytes at no cost in time.
 */
record UniformPlan(Recomputed recomputed) implements StorageDecisions {
    /**
     * All of them as plans of a network, each once.
     *
     * @param inChunks whether the device computes batch norms in chunks
     */
    static List<StepPlan> fitted(Network network, boolean inChunks) {
        Set<LayerOutput> outputs = Recomputable.in(network, block -> true).values().stream()
                .flatMap(choices -> choices.outputs().stream())
                .collect(Collectors.toSet());
        return new LayerChoices(outputs, inChunks)
                .decisions().stream()
                        .map(decision -> StepPlan.of(network, new UniformPlan(decision)))
                        .distinct()
                        .toList();
    }

    @Override
    public boolean reusesMemory() {
        return true;
    }

    @Override
    public boolean sharesPerBlock() {
        return false;
    }

    @Override
    public boolean sharesGradients() {
        return true;
    }

    @Override
    public boolean keepsFeaturesInPlace(int block) {
        return true;
    }

    @Override
    public Recomputed recomputed(LayerPath layer) {
        return recomputed;
    }
}
