package dev.densescope.data;

import java.util.Arrays;
import java.util.Optional;

/** How training images are varied, so that no epoch shows the same ones. Evaluation images never are. */
public enum Augmentation {
    /** Not at all. */
    NONE("none"),
    /** Four zeros around the image, a random crop of its own size, and a horizontal flip of every other one. */
    CROP_FLIP("crop-flip");

    private final String id;

    Augmentation(String id) {
        this.id = id;
    }

    /** The word for the command line and files. */
    public String id() {
        return id;
    }

    public static Optional<Augmentation> ofId(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
