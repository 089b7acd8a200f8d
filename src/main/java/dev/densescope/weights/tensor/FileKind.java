package dev.densescope.weights.tensor;

/** The kind of a tensor file, with its name in messages. */
public enum FileKind {
    WEIGHTS("Weights file"),
    CHECKPOINT("Checkpoint");

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    /** The name at the start of a sentence. */
    public String label() {
        return label;
    }
}
