package dev.densescope.memory;

/** The phase of a training step. */
public enum Phase {
    FORWARD("forward"),
    /** Recomputed in backward, because its output was not kept from forward. */
    RECOMPUTE("recompute"),
    BACKWARD("backward"),
    UPDATE("update");

    private final String id;

    Phase(String id) {
        this.id = id;
    }

    /** The name in files and in the user interface. */
    public String id() {
        return id;
    }
}
