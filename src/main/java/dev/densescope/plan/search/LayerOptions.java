package dev.densescope.plan.search;

import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;

/**
 * All decisions for one layer that may be part of a best plan.
 *
 * @param options at least one; none dominates another
 */
record LayerOptions(LayerPath layer, List<LayerOption> options) {
    LayerOptions {
        options = List.copyOf(options);
    }

    /** Of options with equal bytes and time, the first is used. */
    static LayerOptions of(LayerPath layer, List<LayerOption> all) {
        List<LayerOption> kept = new ArrayList<>();
        for (LayerOption option : all) {
            if (kept.stream().noneMatch(other -> other.dominates(option))) {
                kept.removeIf(option::dominates);
                kept.add(option);
            }
        }
        return new LayerOptions(layer, kept);
    }
}
