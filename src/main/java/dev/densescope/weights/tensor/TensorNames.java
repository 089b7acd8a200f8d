package dev.densescope.weights.tensor;

import dev.densescope.problem.DisplayText;
import java.util.ArrayList;
import java.util.List;

/** Lists tensor names in messages. */
public final class TensorNames {
    private static final int MAX_SHOWN = 3;
    private static final int MAX_IGNORED = 8;

    private TensorNames() {}

    /** The first names or texts about them, with an ellipsis if there are more. */
    public static List<Object> shown(List<?> names) {
        return shown(names, MAX_SHOWN);
    }

    /** The same for ignored tensors, with more names. */
    public static List<Object> ignored(List<String> names) {
        return shown(names, MAX_IGNORED);
    }

    private static List<Object> shown(List<?> names, int max) {
        List<Object> shown = new ArrayList<>();
        for (Object name : names.subList(0, Math.min(max, names.size()))) {
            shown.add(name instanceof String text ? DisplayText.of(text) : name);
        }
        if (names.size() > max) {
            shown.add("...");
        }
        return shown;
    }
}
