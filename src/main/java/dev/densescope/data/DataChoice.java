package dev.densescope.data;

import java.nio.file.Path;

/** Where images come from. */
public sealed interface DataChoice {
    /** The words for the command line and files: {@code synthetic}, {@code cifar10:DIR}. */
    String text();

    /** Seeded, learnable patterns of the design's own size. */
    record Synthetic() implements DataChoice {
        @Override
        public String text() {
            return "synthetic";
        }
    }

    /** A folder with CIFAR-10's binary batches. */
    record Cifar10(Path folder) implements DataChoice {
        @Override
        public String text() {
            return "cifar10:" + folder;
        }
    }
}
