package dev.densescope.weights.tensor;

import java.util.Optional;

/** What becomes of the classifier when a network begins with weights from a file. */
public enum HeadChoice {
    /** The file must have a classifier of the same size. */
    MATCH("match"),
    /** Where the file has none, or one of another size, it keeps its initial values, made from the seed. */
    NEW("new");

    private final String id;

    HeadChoice(String id) {
        this.id = id;
    }

    /** The name in files and on the command line. */
    public String id() {
        return id;
    }

    /** The choice with this {@link #id}. */
    public static Optional<HeadChoice> ofId(String id) {
        for (HeadChoice choice : values()) {
            if (choice.id.equals(id)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
