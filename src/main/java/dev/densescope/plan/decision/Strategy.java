package dev.densescope.plan.decision;

import dev.densescope.spec.LayerPath;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Storage strategies: those of the paper (section 3), from nothing shared to everything shared, and four others. */
public enum Strategy implements StorageDecisions {
    /** (a): every output and every gradient has its own storage. */
    NAIVE("naive", Set.of()),
    /** (b): gradients of concatenations, batch norms and convolutions live in shared storage. */
    SHARED_GRADIENTS("shared-gradients", Set.of(Trait.SHARES_GRADIENTS)),
    /** Concatenations live in Shared Storage 1 as well and are recomputed in backward. */
    SHARED_CONCAT("shared-concat", Set.of(Trait.SHARES_GRADIENTS), LayerOutput.CONCATENATION),
    /** (c): first batch norm outputs live in Shared Storage 2 as well and are recomputed in backward. */
    SHARED("shared", Set.of(Trait.SHARES_GRADIENTS), LayerOutput.CONCATENATION, LayerOutput.NORM1),
    /**
     * Feature maps of a block are contiguous in one buffer, so concatenation copies nothing; first batch
     * norm outputs are shared and recomputed.
     */
    IN_PLACE("in-place", Set.of(Trait.SHARES_GRADIENTS, Trait.FEATURES_IN_PLACE), LayerOutput.NORM1),
    /**
     * Outputs of the 1x1 convolutions are shared and recomputed as well, as in frameworks that recompute a layer up to
     * its second batch norm. Kept of each layer: the output of the second batch norm and the new feature maps.
     */
    CHECKPOINT(
            "checkpoint",
            Set.of(Trait.SHARES_GRADIENTS),
            LayerOutput.CONCATENATION,
            LayerOutput.NORM1,
            LayerOutput.CONVOLUTION1),
    /**
     * Features in place, and every batch norm inside the blocks recomputed, but no convolution. Kept of each layer: the
     * output of the 1x1 convolution and the new feature maps.
     */
    REDO_NORMS(
            "redo-norms",
            Set.of(Trait.SHARES_GRADIENTS, Trait.FEATURES_IN_PLACE),
            LayerOutput.NORM1,
            LayerOutput.NORM2),
    /** The 1x1 convolutions and the stem's convolution are recomputed as well. Kept of each layer: the new feature maps. */
    FEATURES_ONLY(
            "features-only",
            Set.of(Trait.SHARES_GRADIENTS, Trait.FEATURES_IN_PLACE),
            LayerOutput.STEM_CONVOLUTION,
            LayerOutput.NORM1,
            LayerOutput.CONVOLUTION1,
            LayerOutput.NORM2);

    /** The decisions for the whole network. */
    private enum Trait {
        SHARES_GRADIENTS,
        FEATURES_IN_PLACE
    }

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Trait> traits;

    @SuppressWarnings("ImmutableEnumChecker") // a record whose list is a copy
    private final Recomputed recomputed;

    Strategy(String id, Set<Trait> traits, LayerOutput... recomputed) {
        this.id = id;
        this.traits = traits;
        this.recomputed = Recomputed.of(recomputed);
    }

    /** The name on the command line, in files and in the window. */
    public String id() {
        return id;
    }

    /** The strategy with this {@link #id}. */
    public static Optional<Strategy> ofId(String id) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.id.equals(id))
                .findFirst();
    }

    /** All ids, for messages: {@code naive, shared-gradients, ...}. */
    public static String ids() {
        return Arrays.stream(values()).map(Strategy::id).collect(Collectors.joining(", "));
    }

    @Override
    public boolean reusesMemory() {
        return this != NAIVE;
    }

    /** A strategy alone shares across the whole network; {@link Sharing} can limit it to blocks. */
    @Override
    public boolean sharesPerBlock() {
        return false;
    }

    @Override
    public boolean sharesGradients() {
        return traits.contains(Trait.SHARES_GRADIENTS);
    }

    @Override
    public boolean keepsFeaturesInPlace(int block) {
        return traits.contains(Trait.FEATURES_IN_PLACE);
    }

    /** The same for every layer. */
    @Override
    public Recomputed recomputed(LayerPath layer) {
        return recomputed;
    }

    Recomputed recomputed() {
        return recomputed;
    }
}
