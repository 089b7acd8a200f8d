package dev.densescope.plan.decision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The possible decisions for a layer.
 *
 * @param outputs that backward can recompute
 * @param inChunks whether it can recompute {@link LayerOutput#NORM1} in chunks of channels
 */
public record LayerChoices(Set<LayerOutput> outputs, boolean inChunks) {
    public LayerChoices {
        outputs = Set.copyOf(outputs);
    }

    /** All decisions: every set of outputs, first as a whole and then, where that is possible, in chunks. */
    public List<Recomputed> decisions() {
        List<LayerOutput> possible = outputs.stream().sorted().toList();
        List<Recomputed> decisions = new ArrayList<>();
        for (int subset = 0; subset < 1 << possible.size(); subset++) {
            EnumSet<LayerOutput> chosen = EnumSet.noneOf(LayerOutput.class);
            for (int i = 0; i < possible.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    chosen.add(possible.get(i));
                }
            }
            Recomputed whole = Recomputed.of(chosen);
            decisions.add(whole);
            if (mayChunk(whole)) {
                decisions.add(whole.chunked());
            }
        }
        return decisions;
    }

    /**
     * The decision that follows for one of the outputs: kept, recomputed as a whole, recomputed in chunks where that is
     * possible, and kept again.
     */
    public Recomputed next(Recomputed decision, LayerOutput output) {
        return output == LayerOutput.NORM1 && mayChunk(decision) ? decision.chunked() : decision.toggled(output);
    }

    /** Whether a decision recomputes {@link LayerOutput#NORM1} as a whole, and could do so in chunks. */
    boolean mayChunk(Recomputed decision) {
        return inChunks && decision.includes(LayerOutput.NORM1) && !decision.inChunks();
    }

    /** The same without chunks of channels. */
    public LayerChoices withoutChunks() {
        return new LayerChoices(outputs, false);
    }

    /** Whether a decision is one of these. */
    public boolean allow(Recomputed decision) {
        return outputs.containsAll(decision.outputs()) && (inChunks || !decision.inChunks());
    }

    /** The part of a decision that can be decided here. */
    public Recomputed allowed(Recomputed decision) {
        EnumSet<LayerOutput> possible = EnumSet.noneOf(LayerOutput.class);
        possible.addAll(decision.outputs());
        possible.retainAll(outputs);
        Recomputed recomputed = Recomputed.of(possible);
        return inChunks && decision.inChunks() ? recomputed.chunked() : recomputed;
    }
}
