package dev.densescope.data;

import dev.densescope.language.Text;
import dev.densescope.spec.InputSpec;
import java.util.Arrays;
import java.util.Optional;

/** The supported formats of data sets. */
public enum DatasetFormat {
    IMAGE_FOLDER("images", "Image folder", 0),
    CIFAR_10("cifar10", "CIFAR-10", 32),
    CIFAR_100_FINE("cifar100", "CIFAR-100, fine labels", 32),
    CIFAR_100_COARSE("cifar100-coarse", "CIFAR-100, coarse labels", 32);

    private final String id;
    private final String title;
    private final int side; // of the images in pixels; 0 for any size

    DatasetFormat(String id, String title, int side) {
        this.id = id;
        this.title = title;
        this.side = side;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /** The display name. */
    public String title() {
        return title;
    }

    /** The display name in any language. */
    public Text told() {
        return Text.of(title);
    }

    /** The fixed input shape of the format; empty if images are scaled. */
    public Optional<InputSpec> input() {
        return side == 0 ? Optional.empty() : Optional.of(InputSpec.square(side));
    }

    public static Optional<DatasetFormat> ofId(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
