package dev.densescope.plan;

import dev.densescope.plan.emit.StorageDecisions;
import dev.densescope.spec.LayerPath;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Storage strategies: those of the report (section 3), from nothing shared to everything shared, and two of others. */
public enum Strategy implements StorageDecisions {
    /** (a): every output and every gradient has its own storage. */
    NAIVE("naive"),
    /** (b): gradients of concatenations, batch norms and convolutions live in shared storage. */
    SHARED_GRADIENTS("shared-gradients", Shared.GRADIENTS),
    /** Concatenations live in Shared Storage 1 as well and are redone in backward. */
    SHARED_CONCAT("shared-concat", Shared.GRADIENTS, Shared.CONCATENATIONS),
    /** (c): first batch norm outputs live in Shared Storage 2 as well and are redone in backward. */
    SHARED("shared", Shared.GRADIENTS, Shared.CONCATENATIONS, Shared.BATCH_NORMS),
    /**
     * Feature maps of a block lie side by side in one buffer, so that there is no concatenation to copy; first batch
     * norm outputs are shared and redone.
     */
    IN_PLACE("in-place", Shared.GRADIENTS, Shared.FEATURES, Shared.BATCH_NORMS),
    /**
     * Outputs of the 1x1 convolutions are shared and redone as well, as frameworks do that redo a layer up to its second
     * batch norm. Kept of each layer: the output of the second batch norm and the new feature maps.
     */
    CHECKPOINT("checkpoint", Shared.GRADIENTS, Shared.CONCATENATIONS, Shared.BATCH_NORMS, Shared.CONVOLUTIONS);

    private enum Shared {
        GRADIENTS,
        FEATURES,
        CONCATENATIONS,
        BATCH_NORMS,
        CONVOLUTIONS
    }

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Shared> shared;

    Strategy(String id, Shared... shared) {
        this.id = id;
        this.shared = Set.of(shared);
    }

    /** The name on the command line, in files and on screen. */
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
    public boolean reusesDeadStorage() {
        return this != NAIVE;
    }

    /** By itself, a strategy shares across the whole network; {@link Sharing} says otherwise. */
    @Override
    public boolean sharesPerBlock() {
        return false;
    }

    @Override
    public boolean sharesGradients() {
        return shared.contains(Shared.GRADIENTS);
    }

    @Override
    public boolean keepsFeaturesTogether() {
        return shared.contains(Shared.FEATURES);
    }

    @Override
    public boolean sharesConcatenation(LayerPath layer) {
        return shared.contains(Shared.CONCATENATIONS);
    }

    @Override
    public boolean sharesBatchNorm(LayerPath layer) {
        return shared.contains(Shared.BATCH_NORMS);
    }

    @Override
    public boolean sharesConvolution(LayerPath layer) {
        return shared.contains(Shared.CONVOLUTIONS);
    }
}
