package dev.densescope.data;

import dev.densescope.language.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The choice of a data set and its split. */
public sealed interface DataChoice {
    /**
     * The text on the command line and in files: {@code synthetic}, {@code cifar10:DIR}, {@code cifar100:DIR},
     * {@code cifar100:DIR:coarse}, {@code images:DIR}. Does not include the held-out part and the meaning of folders.
     */
    String text();

    /**
     * The fraction of the training images held out for evaluation, from 0 to below 1; 0 to use the data set's own
     * split.
     */
    default double heldOut() {
        return 0;
    }

    /** Whether the images are stored in a folder. */
    default boolean isStored() {
        return true;
    }

    /**
     * The same choice with a fraction of the training images held out. Has no effect on synthetic images, which are
     * unlimited.
     */
    default DataChoice withHeldOut(double part) {
        return this;
    }

    /**
     * Parses a {@link #text}.
     *
     * @throws DataException if it is not a choice
     */
    static DataChoice parse(String text) {
        if (text.equals("synthetic")) {
            return new Synthetic();
        }
        if (startsWithPrefix(text, Cifar10.PREFIX)) {
            return new Cifar10(folder(text, Cifar10.PREFIX));
        }
        if (startsWithPrefix(text, Cifar100.PREFIX)) {
            return Cifar100.parse(text);
        }
        if (startsWithPrefix(text, Images.PREFIX)) {
            return new Images(folder(text, Images.PREFIX));
        }
        throw new DataException(Text.of(
                "Unknown data '%s': use synthetic, cifar10:DIR, cifar100:DIR, cifar100:DIR:coarse or images:DIR.",
                text));
    }

    private static boolean startsWithPrefix(String text, String prefix) {
        return text.startsWith(prefix) && text.length() > prefix.length();
    }

    private static Path folder(String text, String prefix) {
        try {
            return Path.of(text.substring(prefix.length()));
        } catch (InvalidPathException invalid) {
            throw new DataException(Text.of("Data '%s' does not name a folder.", text), invalid);
        }
    }

    private static void requirePart(double heldOut) {
        if (!(heldOut >= 0 && heldOut < 1)) {
            throw new DataException(
                    Text.of("The held-out part must be at least 0 and less than 1, but is %s.", heldOut));
        }
    }

    /** Generated images with learnable patterns, in the size of the design's input. */
    record Synthetic() implements DataChoice {
        @Override
        public String text() {
            return "synthetic";
        }

        @Override
        public boolean isStored() {
            return false;
        }
    }

    /** A folder with the binary version of CIFAR-10. */
    record Cifar10(Path folder, double heldOut) implements DataChoice {
        private static final String PREFIX = "cifar10:";

        public Cifar10 {
            requirePart(heldOut);
        }

        public Cifar10(Path folder) {
            this(folder, 0);
        }

        @Override
        public String text() {
            return PREFIX + folder;
        }

        @Override
        public DataChoice withHeldOut(double part) {
            return new Cifar10(folder, part);
        }
    }

    /**
     * A folder with the binary version of CIFAR-100.
     *
     * @param coarse whether to use the 20 coarse labels instead of the 100 fine labels
     */
    record Cifar100(Path folder, boolean coarse, double heldOut) implements DataChoice {
        private static final String PREFIX = "cifar100:";
        private static final String COARSE = ":coarse";
        private static final String FINE = ":fine";

        public Cifar100 {
            requirePart(heldOut);
        }

        public Cifar100(Path folder, boolean coarse) {
            this(folder, coarse, 0);
        }

        private static Cifar100 parse(String text) {
            boolean coarse = text.endsWith(COARSE);
            String ending = coarse ? COARSE : text.endsWith(FINE) ? FINE : "";
            String path = text.substring(0, text.length() - ending.length());
            return new Cifar100(DataChoice.folder(path, PREFIX), coarse);
        }

        @Override
        public String text() {
            String path = folder.toString();
            boolean endsLikeLabels = path.endsWith(COARSE) || path.endsWith(FINE);
            return PREFIX + path + (coarse ? COARSE : endsLikeLabels ? FINE : "");
        }

        @Override
        public DataChoice withHeldOut(double part) {
            return new Cifar100(folder, coarse, part);
        }
    }

    /**
     * A folder with one folder of images per class, or with such a folder per split.
     *
     * @param foldersAreClasses whether each folder is a class, even if it looks like a split
     */
    record Images(Path folder, boolean foldersAreClasses, double heldOut) implements DataChoice {
        private static final String PREFIX = "images:";

        public Images {
            requirePart(heldOut);
        }

        public Images(Path folder) {
            this(folder, false, 0);
        }

        @Override
        public String text() {
            return PREFIX + folder;
        }

        @Override
        public DataChoice withHeldOut(double part) {
            return new Images(folder, foldersAreClasses, part);
        }

        /** A copy with the given {@code foldersAreClasses}. */
        public Images withFoldersAsClasses(boolean classes) {
            return new Images(folder, classes, heldOut);
        }
    }
}
