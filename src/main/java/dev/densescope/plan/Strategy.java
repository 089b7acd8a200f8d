package dev.densescope.plan;

import dev.densescope.plan.emit.StorageDecisions;
import dev.densescope.spec.LayerPath;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The storage strategies of the report (section 3), from nothing shared to everything shared. */
public enum Strategy implements StorageDecisions {
    /** (a): every output and every gradient has its own storage. */
    NAIVE("naive", false, false, false),
    /** (b): gradients of concatenations, batch norms and convolutions live in shared storage. */
    SHARED_GRADIENTS("shared-gradients", true, false, false),
    /** Concatenations live in Shared Storage 1 as well and are redone in backward. */
    SHARED_CONCAT("shared-concat", true, true, false),
    /** (c): first batch norm outputs live in Shared Storage 2 as well and are redone in backward. */
    SHARED("shared", true, true, true);

    private final String id;
    private final boolean sharesGradients;
    private final boolean sharesConcatenations;
    private final boolean sharesBatchNorms;

    Strategy(String id, boolean sharesGradients, boolean sharesConcatenations, boolean sharesBatchNorms) {
        this.id = id;
        this.sharesGradients = sharesGradients;
        this.sharesConcatenations = sharesConcatenations;
        this.sharesBatchNorms = sharesBatchNorms;
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
    public boolean sharesGradients() {
        return sharesGradients;
    }

    @Override
    public boolean sharesConcatenation(LayerPath layer) {
        return sharesConcatenations;
    }

    @Override
    public boolean sharesBatchNorm(LayerPath layer) {
        return sharesBatchNorms;
    }
}
