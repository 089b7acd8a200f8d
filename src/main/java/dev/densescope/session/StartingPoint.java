package dev.densescope.session;

import java.nio.file.Path;
import java.util.function.Function;

/** What parameters a run begins with. */
public sealed interface StartingPoint {
    /** The words for files: {@code seed}, {@code weights:FILE}, {@code checkpoint:FILE}. */
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
        if (text.startsWith(Weights.PREFIX)) {
            return file(text, Weights.PREFIX, Weights::new);
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
        public String text() {
            return TEXT;
        }
    }

    /** Parameters and running statistics from a safetensors file; a new training otherwise. */
    record Weights(Path file) implements StartingPoint {
        private static final String PREFIX = "weights:";

        @Override
        public String text() {
            return PREFIX + file;
        }
    }

    /** Where an earlier run had come to: its training goes on as if it had never stopped. */
    record Checkpoint(Path file) implements StartingPoint {
        private static final String PREFIX = "checkpoint:";

        @Override
        public String text() {
            return PREFIX + file;
        }
    }
}
