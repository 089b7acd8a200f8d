package dev.densescope.plan.decision;

import java.util.Arrays;
import java.util.Optional;

/** The scope of shared storage. */
public enum SharedScope {
    /** The whole network: shared tensors are placed at any free offset of the arena. */
    NETWORK("network"),
    /**
     * One buffer of each kind per block, as large as the largest tensor of that block, its transition included; the
     * stem uses the first block's, the head the last one's. The first PyTorch port of the paper's method shares storage
     * in this way.
     */
    BLOCK("block");

    private final String id;

    SharedScope(String id) {
        this.id = id;
    }

    /** The name on the command line, in files and in reports. */
    public String id() {
        return id;
    }

    /** The scope with this {@link #id}. */
    public static Optional<SharedScope> ofId(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id.equals(id)).findFirst();
    }
}
