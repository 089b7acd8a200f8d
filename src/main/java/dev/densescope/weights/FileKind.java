package dev.densescope.weights;

/** What a file of parameters is for, as messages name it. */
enum FileKind {
    WEIGHTS("Weights file"),
    CHECKPOINT("Checkpoint");

    private final String words;

    FileKind(String words) {
        this.words = words;
    }

    /** What messages call it, at the beginning of a sentence. */
    String words() {
        return words;
    }
}
