package dev.densescope.session.settings;

import dev.densescope.weights.tensor.HeadChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The initial parameters of a run. */
public sealed interface StartingPoint {
    /** The words for files: {@code seed}, {@code weights:FILE}, {@code weights-new-head:FILE}, {@code checkpoint:FILE}. */
    String text();

    /**
     * The starting point that {@link #text} names.
     *
     * @throws IllegalArgumentException if there is no such
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

    /** Initialised from the seed. */
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
     * Parameters and running statistics from a file of weights; a new training otherwise.
     *
     * @param head what becomes of a classifier that is missing or of another size
     */
    record Weights(Path file, HeadChoice head) implements StartingPoint {
        /** With the classifier that the file has. */
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

    /** The words for sentences, such as {@code checkpoint FILE}. */
    default String description() {
        return text().replaceFirst(":", " ");
    }

    /**
     * What the whole training began with, in words that are the same in all its runs; empty if unknown. Runs that resume
     * from checkpoints of one training began with the same.
     */
    Optional<String> origin();

    /** Whether runs from this starting point and another can be runs of one training. */
    default boolean isOfTrainingOf(StartingPoint other) {
        boolean resumed = this instanceof Checkpoint || other instanceof Checkpoint;
        boolean sameOrigin = origin().isEmpty() || other.origin().isEmpty() || origin().equals(other.origin());
        return equals(other) || (resumed && sameOrigin);
    }

    /**
     * A checkpoint: training resumes as if it had never stopped.
     *
     * @param origin what its training began with, as far as is known
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
