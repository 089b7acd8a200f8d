package dev.densescope.model.pytorch;

import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.LayerChoices;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.plan.decision.Recomputable;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.LayerPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stages of each layer whose output PyTorch is to recompute. PyTorch has no features in place: a concatenation that
 * a plan does not need is recomputed. Stages are called as in the text of plans.
 */
record RecomputedStages(Network network, StoragePlan plan) {
    /** Names of stages in forward order, by layer; layers that keep all are left out. */
    Map<LayerPath, List<String>> byLayer() {
        Map<LayerPath, LayerChoices> choices = Recomputable.in(network, block -> false);
        Map<LayerPath, List<String>> stages = new LinkedHashMap<>();
        for (Layer layer : network.layers()) {
            List<String> ofLayer = choices.get(layer.path()).outputs().stream()
                    .sorted()
                    .filter(output -> isRecomputed(layer.path(), output))
                    .map(output -> PlanText.word(output, layer.path()))
                    .toList();
            if (!ofLayer.isEmpty()) {
                stages.put(layer.path(), ofLayer);
            }
        }
        return stages;
    }

    private boolean isRecomputed(LayerPath layer, LayerOutput output) {
        return plan.recomputes(layer, output)
                || (output == LayerOutput.CONCATENATION && plan.keepsFeaturesInPlace(blockBefore(layer)));
    }

    /** The block whose features a layer concatenates. */
    private int blockBefore(LayerPath layer) {
        return layer.kind() == LayerPath.Kind.HEAD ? network.blocks().size() : layer.block();
    }
}
