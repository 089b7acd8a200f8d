package dev.densescope.ui.shell.hint;

/** A hint that is shown until it is dismissed. Its text is in the bundle. */
public enum Hint {
    MEMORY_LINE("memory-line"),
    RUN_KEY("run-key"),
    PALETTE("palette"),
    BUDGET("budget"),
    SELECTION("selection"),
    DROP_RUNS("drop-runs"),
    EXPORT("export");

    private final String id;

    Hint(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
