package dev.densescope.weights.tensor;

/** What a file of parameters is for, as messages name it. */
public enum FileKind {
    WEIGHTS("Weights file"),
    CHECKPOINT("Checkpoint");

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    /** What messages call it, at the beginning of a sentence. */
    public String label() {
        return label;
    }
}
