package dev.densescope.weights;

import dev.densescope.weights.store.ShownText;
import java.util.List;
import java.util.stream.Collectors;

/** How many names of tensors are shown in a message. */
final class TensorList {
    private static final int MOST_SHOWN = 3;

    private TensorList() {}

    /** The first few, and that there are more. */
    static String shown(List<String> names) {
        return names.stream().limit(MOST_SHOWN).map(ShownText::of).collect(Collectors.joining(", "))
                + (names.size() > MOST_SHOWN ? ", ..." : "");
    }
}
