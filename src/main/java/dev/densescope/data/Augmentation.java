package dev.densescope.data;

import java.util.Arrays;
import java.util.Optional;

/** Augmentation of training images. Evaluation images are never augmented. */
public enum Augmentation {
    /** No augmentation. */
    NONE("none"),
    /** Zero padding of 4 pixels, a random crop of the original size, and a horizontal flip with probability 0.5. */
    CROP_FLIP("crop-flip");

    private final String id;

    Augmentation(String id) {
        this.id = id;
    }

    /** The name on the command line and in files. */
    public String id() {
        return id;
    }

    public static Optional<Augmentation> ofId(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
