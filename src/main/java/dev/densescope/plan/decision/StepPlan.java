package dev.densescope.plan.decision;

import dev.densescope.language.Text;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.Network;
import dev.densescope.spec.LayerPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plan with a decision for each layer of one design, for any batch, input size and number of classes.
 *
 * @param network decisions for the whole network
 * @param blocksInPlace numbers of the blocks whose features are in place, counted from 1
 * @param layers decisions for the stem, each dense layer and transition, and the head, in forward order
 */
public record StepPlan(NetworkStorage network, Set<Integer> blocksInPlace, Map<LayerPath, Recomputed> layers)
        implements StoragePlan {
    /** The id of every plan with a decision per layer, in files and tables. */
    public static final String ID = "plan";

    public StepPlan {
        blocksInPlace = Collections.unmodifiableSet(new TreeSet<>(blocksInPlace));
        layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    }

    /** The plan of a design from decisions per layer; outputs that a layer does not have are ignored. */
    public static StepPlan of(Network network, StorageDecisions decisions) {
        Set<Integer> inPlace = new TreeSet<>();
        for (DenseBlock block : network.blocks()) {
            if (decisions.keepsFeaturesInPlace(block.number())) {
                inPlace.add(block.number());
            }
        }
        Map<LayerPath, Recomputed> layers = new LinkedHashMap<>();
        Recomputable.in(network, inPlace::contains).forEach((layer, possible) -> {
            layers.put(layer, possible.allowed(decisions.recomputed(layer)));
        });
        SharedScope scope = decisions.sharesPerBlock() ? SharedScope.BLOCK : SharedScope.NETWORK;
        return new StepPlan(
                new NetworkStorage(scope, decisions.sharesGradients(), decisions.reusesMemory()), inPlace, layers);
    }

    /** The same plan, with each first batch norm in chunks of channels that it recomputes and that can be. */
    public StepPlan inChunks(Network design) {
        Map<LayerPath, Recomputed> chunked = new LinkedHashMap<>();
        Recomputable.in(design, this::keepsFeaturesInPlace).forEach((layer, choices) -> {
            Recomputed decision = recomputed(layer);
            chunked.put(layer, choices.mayChunk(decision) ? decision.chunked() : decision);
        });
        return new StepPlan(network, blocksInPlace, chunked);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean isNamed() {
        return false;
    }

    @Override
    public SharedScope scope() {
        return network.scope();
    }

    @Override
    public StepPlan within(SharedScope newScope) {
        return new StepPlan(network.within(newScope), blocksInPlace, layers);
    }

    /** Never the baseline: a plan without a name is not compared with. */
    @Override
    public boolean isBaseline() {
        return false;
    }

    @Override
    public boolean recomputesNothing() {
        return layers.values().stream().allMatch(Recomputed::isNothing);
    }

    @Override
    public boolean recomputesInChunks() {
        return layers.values().stream().anyMatch(Recomputed::inChunks);
    }

    @Override
    public String text() {
        return PlanText.of(this);
    }

    @Override
    public void requireFits(Network design) {
        Map<LayerPath, LayerChoices> possible = Recomputable.in(design, this::keepsFeaturesInPlace);
        if (!possible.keySet().equals(layers.keySet())) {
            throw new InvalidPlanException(Text.of(
                    "The plan does not fit %s: their layers differ.",
                    design.spec().name()));
        }
        layers.forEach((layer, recomputed) -> {
            if (!possible.get(layer).allow(recomputed)) {
                throw new InvalidPlanException(Text.of(
                        "The plan does not fit %s: what it recomputes in %s does not exist.",
                        design.spec().name(), layer));
            }
        });
    }

    @Override
    public boolean reusesMemory() {
        return network.reusesMemory();
    }

    @Override
    public boolean sharesGradients() {
        return network.sharesGradients();
    }

    @Override
    public boolean keepsFeaturesInPlace(int block) {
        return blocksInPlace.contains(block);
    }

    /** @throws InvalidPlanException if the plan has no such layer */
    @Override
    public Recomputed recomputed(LayerPath layer) {
        Recomputed recomputed = layers.get(layer);
        if (recomputed == null) {
            throw new InvalidPlanException(
                    Text.of("The plan does not fit the design: it has no decision for %s.", layer));
        }
        return recomputed;
    }
}
