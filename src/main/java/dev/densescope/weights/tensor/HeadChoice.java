package dev.densescope.weights.tensor;

import java.util.Optional;

/** How the classifier is initialised when a network starts with weights from a file. */
public enum HeadChoice {
    /** The file must have a classifier of the same size. */
    MATCH("match"),
    /** If the file has no classifier, or one of another size, the classifier is initialised from the seed. */
    NEW("new");

    private final String id;

    HeadChoice(String id) {
        this.id = id;
    }

    /** The name in files and on the command line. */
    public String id() {
        return id;
    }

    /** The choice with the given {@link #id}. */
    public static Optional<HeadChoice> ofId(String id) {
        for (HeadChoice choice : values()) {
            if (choice.id.equals(id)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
