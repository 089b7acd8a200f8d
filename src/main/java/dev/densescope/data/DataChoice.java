package dev.densescope.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where images come from. */
public sealed interface DataChoice {
    /** The words for the command line and files: {@code synthetic}, {@code cifar10:DIR}, {@code images:DIR}. */
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
        if (startsWithPrefix(text, Cifar10.PREFIX)) {
            return new Cifar10(folder(text, Cifar10.PREFIX));
        }
        if (startsWithPrefix(text, Images.PREFIX)) {
            return new Images(folder(text, Images.PREFIX));
        }
        throw new DataException(
                "Data '%s' is not known: allowed are synthetic, cifar10:DIR and images:DIR.".formatted(text));
    }

    private static boolean startsWithPrefix(String text, String prefix) {
        return text.startsWith(prefix) && text.length() > prefix.length();
    }

    private static Path folder(String text, String prefix) {
        try {
            return Path.of(text.substring(prefix.length()));
        } catch (InvalidPathException invalid) {
            throw new DataException("Data '%s' does not name a folder.".formatted(text), invalid);
        }
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

    /** A folder that has a folder of PNG and JPEG files for each class. */
    record Images(Path folder) implements DataChoice {
        private static final String PREFIX = "images:";

        @Override
        public String text() {
            return PREFIX + folder;
        }
    }
}
