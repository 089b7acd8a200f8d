package dev.densescope.weights;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of tensors: those of torchvision's first releases, and how names are shown in messages. */
final class TensorNames {
    private static final int MOST_CHARACTERS = 80;
    private static final int MOST_SHOWN = 3;

    /** {@code features.denseblock1.denselayer1.norm.1.weight} was renamed to {@code ...norm1.weight}. */
    private static final Pattern LEGACY = Pattern.compile("^(.*denselayer\\d+\\.(?:norm|relu|conv))\\.([12]\\..+)$");

    private TensorNames() {}

    /** The name that torchvision gives the tensor today. */
    static String current(String name) {
        return LEGACY.matcher(name).replaceFirst("$1$2");
    }

    /** A name that anybody may have put into a file, fit for a message. */
    static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > MOST_CHARACTERS ? printable.substring(0, MOST_CHARACTERS) + "..." : printable;
    }

    /** The first few, and that there are more. */
    static String shown(List<String> names) {
        return names.stream().limit(MOST_SHOWN).map(TensorNames::shown).collect(Collectors.joining(", "))
                + (names.size() > MOST_SHOWN ? ", ..." : "");
    }
}
