package dev.densescope.plan.decision;

import dev.densescope.network.Network;
import dev.densescope.spec.LayerPath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Plans with a decision of its own for every layer, as no strategy makes them. */
public final class ArbitraryPlans {
    private ArbitraryPlans() {}

    /** A plan of a design: each possible decision of each block and layer may come, and the seed says which does. */
    public static StepPlan of(Network network, long seed) {
        Random random = new Random(seed);
        NetworkStorage storage = new NetworkStorage(
                random.nextInt(3) == 0 ? SharedScope.BLOCK : SharedScope.NETWORK,
                random.nextInt(4) > 0,
                random.nextInt(5) > 0);
        Set<Integer> inPlace = new HashSet<>();
        network.blocks().stream().filter(block -> random.nextBoolean()).forEach(block -> inPlace.add(block.number()));
        Map<LayerPath, Recomputed> layers = new LinkedHashMap<>();
        Recomputable.in(network, inPlace::contains).forEach((layer, choices) -> {
            List<Recomputed> decisions = choices.decisions();
            layers.put(layer, decisions.get(random.nextInt(decisions.size())));
        });
        return new StepPlan(storage, inPlace, layers);
    }
}
