package dev.densescope.plan.decision;

import java.util.Arrays;
import java.util.Optional;

/** How far shared storage reaches. */
public enum SharedScope {
    /** The whole network: what is shared lies wherever the arena is free at the moment, in bytes at most the widest of all. */
    NETWORK("network"),
    /**
     * One place of each kind for each block, as large as the largest tensor of that block, its transition included; the stem
     * uses the first block's, the head the last one's. So PyTorch's first port of the report's method shared it.
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
