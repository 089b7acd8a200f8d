package dev.densescope.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where images come from. */
public sealed interface DataChoice {
    /** The words for the command line and files: {@code synthetic}, {@code cifar10:DIR}. */
    String text();

    /**
     * The choice that {@link #text} names.
     *
     * @throws DataException if there is no such choice
     */
    static DataChoice parse(String text) {
        if (text.equals("synthetic")) {
            return new Synthetic();
        }
        if (text.startsWith(Cifar10.PREFIX) && text.length() > Cifar10.PREFIX.length()) {
            try {
                return new Cifar10(Path.of(text.substring(Cifar10.PREFIX.length())));
            } catch (InvalidPathException invalid) {
                throw new DataException("Data '%s' does not name a folder.".formatted(text), invalid);
            }
        }
        throw new DataException("Data '%s' is not known: allowed are synthetic and cifar10:DIR.".formatted(text));
    }

    /** Seeded, learnable patterns of the design's own size. */
    record Synthetic() implements DataChoice {
        @Override
        public String text() {
            return "synthetic";
        }
    }

    /** A folder with CIFAR-10's binary batches. */
    record Cifar10(Path folder) implements DataChoice {
        private static final String PREFIX = "cifar10:";

        @Override
        public String text() {
            return PREFIX + folder;
        }
    }
}
