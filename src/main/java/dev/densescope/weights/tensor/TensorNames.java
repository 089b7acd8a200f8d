package dev.densescope.weights.tensor;

import dev.densescope.weights.store.DisplayText;
import java.util.List;
import java.util.stream.Collectors;

/** How many names of tensors are shown in a message. */
public final class TensorNames {
    private static final int MAX_SHOWN = 3;
    private static final int MAX_IGNORED = 8;

    private TensorNames() {}

    /** The first few, and that there are more. */
    public static String shown(List<String> names) {
        return shown(names, MAX_SHOWN);
    }

    /** The same of what is passed over, which nobody hears of otherwise. */
    public static String ignored(List<String> names) {
        return shown(names, MAX_IGNORED);
    }

    private static String shown(List<String> names, int max) {
        return names.stream().limit(max).map(DisplayText::of).collect(Collectors.joining(", "))
                + (names.size() > max ? ", ..." : "");
    }
}
