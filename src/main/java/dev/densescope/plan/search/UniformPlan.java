package dev.densescope.plan.search;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Recomputable;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The same decision for every layer: what options are read from. Features are in place, gradients are shared and dead
 * storage is reused, since all of that saves bytes at no cost in time.
 */
record UniformPlan(Recomputed recomputed) implements StorageDecisions {
    /** All of them as plans of a network, each once. */
    static List<StepPlan> fitted(Network network) {
        return all(Recomputable.in(network, block -> true).values()).stream()
                .map(plan -> StepPlan.of(network, plan))
                .distinct()
                .toList();
    }

    /** One plan for each set of outputs that a layer with features in place can recompute. */
    static List<UniformPlan> all(Collection<Set<LayerOutput>> recomputable) {
        List<LayerOutput> outputs =
                recomputable.stream().flatMap(Set::stream).distinct().sorted().toList();
        List<UniformPlan> plans = new ArrayList<>();
        for (int subset = 0; subset < 1 << outputs.size(); subset++) {
            List<LayerOutput> chosen = new ArrayList<>();
            for (int i = 0; i < outputs.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    chosen.add(outputs.get(i));
                }
            }
            plans.add(new UniformPlan(Recomputed.of(chosen)));
        }
        return plans;
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
