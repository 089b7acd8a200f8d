package dev.densescope.plan.decision;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/**
 * The decision for one layer: the outputs that forward does not keep and backward recomputes.
 *
 * @param outputs in forward order, each once
 * @param inChunks whether {@link LayerOutput#NORM1} is one of them and is never stored as a whole: forward computes the
 *     following convolution from tiles, and backward recomputes it in chunks of channels
 */
public record Recomputed(List<LayerOutput> outputs, boolean inChunks) {
    /** All outputs are kept for backward. */
    public static final Recomputed NOTHING = of();

    public Recomputed {
        outputs = List.copyOf(outputs);
        for (int i = 1; i < outputs.size(); i++) {
            if (outputs.get(i - 1).compareTo(outputs.get(i)) >= 0) {
                throw new IllegalArgumentException("outputs must be in the order of forward, but are " + outputs);
            }
        }
        if (inChunks && !outputs.contains(LayerOutput.NORM1)) {
            throw new IllegalArgumentException("only the first batch norm is recomputed in chunks");
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
        return new Recomputed(List.copyOf(inOrder), false);
    }

    /** The same with {@link LayerOutput#NORM1}, which must be one of the outputs, in chunks of channels. */
    public Recomputed chunked() {
        return new Recomputed(outputs, true);
    }

    /** The same, but recomputing an output that is kept here, or keeping one that is recomputed here. */
    public Recomputed toggled(LayerOutput output) {
        EnumSet<LayerOutput> others = EnumSet.noneOf(LayerOutput.class);
        others.addAll(outputs);
        if (!others.remove(output)) {
            others.add(output);
        }
        Recomputed toggled = of(others);
        return inChunks && toggled.includes(LayerOutput.NORM1) ? toggled.chunked() : toggled;
    }

    public boolean includes(LayerOutput output) {
        return outputs.contains(output);
    }

    public boolean isNothing() {
        return outputs.isEmpty();
    }
}
