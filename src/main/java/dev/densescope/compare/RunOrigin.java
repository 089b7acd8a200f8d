package dev.densescope.compare;

/** What recorded a run that is compared. */
public enum RunOrigin {
    DENSESCOPE("run", "DenseScope"),
    /** The same training by another program, started and recorded by DenseScope. */
    BASELINE("baseline", "baseline"),
    PYTORCH_SNAPSHOT("pytorch-snapshot", "PyTorch snapshot"),
    CHROME_TRACE("chrome-trace", "Chrome trace");

    private final String id;
    private final String label;

    RunOrigin(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /** The display name. */
    public String label() {
        return label;
    }

    /** Whether it was read from a trace, which records memory and no training. */
    public boolean isImported() {
        return this == PYTORCH_SNAPSHOT || this == CHROME_TRACE;
    }
}
