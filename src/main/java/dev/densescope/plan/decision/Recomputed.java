package dev.densescope.plan.decision;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/**
 * The decision for one layer: the outputs that forward does not keep and backward recomputes.
 *
 * @param outputs in forward order, each once
 */
public record Recomputed(List<LayerOutput> outputs) {
    /** All outputs are kept for backward. */
    public static final Recomputed NOTHING = of();

    public Recomputed {
        outputs = List.copyOf(outputs);
        for (int i = 1; i < outputs.size(); i++) {
            if (outputs.get(i - 1).compareTo(outputs.get(i)) >= 0) {
                throw new IllegalArgumentException("outputs must be in the order of forward, but are " + outputs);
            }
        }
    }

    /** These outputs, given in any order. */
    public static Recomputed of(LayerOutput... outputs) {
        return of(Arrays.asList(outputs));
    }

    /** These outputs, given in any order. */
    public static Recomputed of(Collection<LayerOutput> outputs) {
        EnumSet<LayerOutput> inOrder = EnumSet.noneOf(LayerOutput.class);
        inOrder.addAll(outputs);
        return new Recomputed(List.copyOf(inOrder));
    }

    public boolean includes(LayerOutput output) {
        return outputs.contains(output);
    }

    public boolean isNothing() {
        return outputs.isEmpty();
    }
}
