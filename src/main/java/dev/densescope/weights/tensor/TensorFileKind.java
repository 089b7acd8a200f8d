package dev.densescope.weights.tensor;

import dev.densescope.language.Text;

/** The kind of a tensor file, with its name in messages. */
public enum TensorFileKind {
    WEIGHTS("Weights file"),
    CHECKPOINT("Checkpoint");

    private final String label;

    TensorFileKind(String label) {
        this.label = label;
    }

    /** The name at the start of a sentence. */
    public Text told() {
        return Text.of(label);
    }
}
