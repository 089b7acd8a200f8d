package dev.densescope.memory;

/** The part of a training step an operation belongs to. */
public enum Phase {
    FORWARD("forward"),
    /** Redone in backward because its output's storage was shared. */
    RECOMPUTE("recompute"),
    BACKWARD("backward"),
    UPDATE("update");

    private final String id;

    Phase(String id) {
        this.id = id;
    }

    /** The name in files and for people. */
    public String id() {
        return id;
    }
}
