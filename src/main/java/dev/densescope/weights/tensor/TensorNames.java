package dev.densescope.weights.tensor;

import dev.densescope.problem.DisplayText;
import java.util.List;
import java.util.stream.Collectors;

/** Lists tensor names in messages. */
public final class TensorNames {
    private static final int MAX_SHOWN = 3;
    private static final int MAX_IGNORED = 8;

    private TensorNames() {}

    /** The first names, with an ellipsis if there are more. */
    public static String shown(List<String> names) {
        return shown(names, MAX_SHOWN);
    }

    /** The same for ignored tensors, with more names. */
    public static String ignored(List<String> names) {
        return shown(names, MAX_IGNORED);
    }

    private static String shown(List<String> names, int max) {
        return names.stream().limit(max).map(DisplayText::of).collect(Collectors.joining(", "))
                + (names.size() > max ? ", ..." : "");
    }
}
