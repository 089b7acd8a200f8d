package dev.densescope.session.settings;

import dev.densescope.language.Text;
import dev.densescope.weights.tensor.HeadChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The initial parameters of a run. */
public sealed interface StartingPoint {
    /**
     * The text in files: {@code seed}, {@code weights:FILE}, {@code weights-new-head:FILE}, {@code checkpoint:FILE}.
     */
    String text();

    /**
     * Parses {@link #text}.
     *
     * @throws IllegalArgumentException if the text is of no starting point
     */
    static StartingPoint parse(String text) {
        if (text.equals(Seed.TEXT)) {
            return new Seed();
        }
        for (HeadChoice head : HeadChoice.values()) {
            if (text.startsWith(Weights.prefix(head))) {
                return file(text, Weights.prefix(head), file -> new Weights(file, head));
            }
        }
        if (text.startsWith(Checkpoint.PREFIX)) {
            return file(text, Checkpoint.PREFIX, Checkpoint::new);
        }
        throw new IllegalArgumentException("starting point " + text);
    }

    private static StartingPoint file(String text, String prefix, Function<Path, StartingPoint> kind) {
        return kind.apply(Path.of(text.substring(prefix.length())));
    }

    /** Parameters initialised from the seed. */
    record Seed() implements StartingPoint {
        private static final String TEXT = "seed";

        @Override
        public Optional<String> origin() {
            return Optional.of("initial weights from the seed");
        }

        @Override
        public String text() {
            return TEXT;
        }
    }

    /**
     * A new training with parameters and running statistics from a weights file.
     *
     * @param head how to treat a classifier that is missing or has another number of classes
     */
    record Weights(Path file, HeadChoice head) implements StartingPoint {
        /** A weights file whose classifier is used as well. */
        public Weights(Path file) {
            this(file, HeadChoice.MATCH);
        }

        @Override
        public String text() {
            return prefix(head) + file;
        }

        @Override
        public Optional<String> origin() {
            return Optional.of("weights " + file.getFileName());
        }

        private static String prefix(HeadChoice head) {
            return head == HeadChoice.MATCH ? "weights:" : "weights-new-head:";
        }
    }

    /** A description for messages, such as {@code checkpoint FILE}. */
    default Text description() {
        return this instanceof Checkpoint checkpoint
                ? Text.of("checkpoint %s", checkpoint.file())
                : Text.verbatim(text().replaceFirst(":", " "));
    }

    /**
     * The initial parameters of the whole training, as text that is equal in all its runs; empty if unknown. Runs that
     * resume from checkpoints of one training have the same origin.
     */
    Optional<String> origin();

    /** Whether runs from this starting point and from another may belong to the same training. */
    default boolean isOfTrainingOf(StartingPoint other) {
        boolean resumed = this instanceof Checkpoint || other instanceof Checkpoint;
        boolean sameOrigin = origin().isEmpty() || other.origin().isEmpty() || origin().equals(other.origin());
        return equals(other) || (resumed && sameOrigin);
    }

    /**
     * A checkpoint: training resumes as if it had never stopped.
     *
     * @param origin the initial parameters of its training; empty if unknown
     */
    record Checkpoint(Path file, Optional<String> origin) implements StartingPoint {
        private static final String PREFIX = "checkpoint:";

        /** A checkpoint that has not been read yet. */
        public Checkpoint(Path file) {
            this(file, Optional.empty());
        }

        @Override
        public String text() {
            return PREFIX + file;
        }
    }
}
