package dev.densescope.data;

import dev.densescope.spec.InputSpec;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of data sets that are recognised on disk. */
public enum DatasetFormat {
    IMAGE_FOLDER("images", "Image folder", 0),
    CIFAR_10("cifar10", "CIFAR-10", 32),
    CIFAR_100_FINE("cifar100", "CIFAR-100, fine labels", 32),
    CIFAR_100_COARSE("cifar100-coarse", "CIFAR-100, coarse labels", 32);

    private final String id;
    private final String title;
    private final int side; // of its images in pixels; 0 if they are of any size

    DatasetFormat(String id, String title, int side) {
        this.id = id;
        this.title = title;
        this.side = side;
    }

    /** The word for files. */
    public String id() {
        return id;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The only size in which its images come; empty if they are scaled to any. */
    public Optional<InputSpec> input() {
        return side == 0 ? Optional.empty() : Optional.of(InputSpec.square(side));
    }

    public static Optional<DatasetFormat> ofId(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
