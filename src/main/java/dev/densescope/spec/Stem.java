package dev.densescope.spec;

import dev.densescope.language.Text;

/** The layers before the first dense block. */
public enum Stem {
    /** 3x3 convolution, stride 1. */
    CIFAR("cifar", 0),
    /** 7x7 convolution of stride 2, batch norm, ReLU, 3x3 max pooling of stride 2. */
    IMAGENET("imagenet", 2);

    private final String id;
    private final int halvings;

    Stem(String id, int halvings) {
        this.id = id;
        this.halvings = halvings;
    }

    /** The name in files and on the command line. */
    public String id() {
        return id;
    }

    /** Output rows (or columns) for an input of {@code side} rows: halved {@code halvings} times, rounded up. */
    public int sideAfter(int side) {
        int result = side;
        for (int i = 0; i < halvings; i++) {
            result = (result + 1) / 2;
        }
        return result;
    }

    /** The smallest input side for which {@link #sideAfter} is at least {@code side}. */
    long minInputFor(long side) {
        return ((side - 1) << halvings) + 1;
    }

    /** The stem with the given {@link #id}. */
    public static Stem ofId(String id) {
        for (Stem stem : values()) {
            if (stem.id.equals(id)) {
                return stem;
            }
        }
        throw new InvalidSpecException("stem", Text.of("stem must be cifar or imagenet, but is '%s'.", id));
    }
}
