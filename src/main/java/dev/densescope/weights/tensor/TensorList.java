package dev.densescope.weights.tensor;

import dev.densescope.weights.store.ShownText;
import java.util.List;
import java.util.stream.Collectors;

/** How many names of tensors are shown in a message. */
public final class TensorList {
    private static final int MOST_SHOWN = 3;
    private static final int MOST_IGNORED = 8;

    private TensorList() {}

    /** The first few, and that there are more. */
    public static String shown(List<String> names) {
        return shown(names, MOST_SHOWN);
    }

    /** The same of what is passed over, which nobody hears of otherwise. */
    public static String ignored(List<String> names) {
        return shown(names, MOST_IGNORED);
    }

    private static String shown(List<String> names, int most) {
        return names.stream().limit(most).map(ShownText::of).collect(Collectors.joining(", "))
                + (names.size() > most ? ", ..." : "");
    }
}
