package dev.densescope.plan.search;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.InvalidPlanException;
import dev.densescope.plan.decision.LayerChoices;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.LayerPath;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fixed decisions for single layers; the search decides for the others.
 *
 * @param layers the outputs that each locked layer recomputes
 */
public record PlanLocks(Map<LayerPath, Recomputed> layers) {
    public static final PlanLocks NONE = new PlanLocks(Map.of());

    public PlanLocks {
        layers = Map.copyOf(layers);
    }

    /** The same locks with one added or replaced. */
    public PlanLocks with(LayerPath layer, Recomputed recomputed) {
        Map<LayerPath, Recomputed> more = new LinkedHashMap<>(layers);
        more.put(layer, recomputed);
        return new PlanLocks(more);
    }

    /** The same locks without that of a layer. */
    public PlanLocks without(LayerPath layer) {
        Map<LayerPath, Recomputed> fewer = new LinkedHashMap<>(layers);
        fewer.remove(layer);
        return new PlanLocks(fewer);
    }

    /**
     * @param inChunks whether the device can compute in chunks of channels
     * @throws InvalidPlanException if a locked layer does not exist or cannot recompute the locked outputs
     */
    void requireIn(Map<LayerPath, LayerChoices> recomputable, boolean inChunks) {
        layers.forEach((layer, recomputed) -> {
            if (!recomputable.containsKey(layer)) {
                throw new InvalidPlanException(Text.of("The design has no %s to lock.", layer));
            }
            if (!recomputable.get(layer).allow(recomputed)) {
                throw new InvalidPlanException(Text.of("%s cannot recompute what it is locked to.", layer));
            }
            if (recomputed.inChunks() && !inChunks) {
                throw new InvalidPlanException(Text.of(
                        "%s is locked to chunks of channels, which this device cannot compute: lock it without chunks.",
                        layer));
            }
        });
    }

    /** Whether a plan of a network has the locked decisions. */
    public boolean areKeptBy(Network network, StoragePlan plan) {
        return allow(StepPlan.of(network, plan));
    }

    boolean allow(StepPlan plan) {
        return layers.entrySet().stream()
                .allMatch(lock -> plan.recomputed(lock.getKey()).equals(lock.getValue()));
    }

    boolean allow(LayerPath layer, Recomputed recomputed) {
        Recomputed locked = layers.get(layer);
        return locked == null || locked.equals(recomputed);
    }
}
