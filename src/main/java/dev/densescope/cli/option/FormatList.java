package dev.densescope.cli.option;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The value of {@code --format}: ids of formats, separated by commas. */
public final class FormatList {
    private FormatList() {}

    /**
     * The formats, each once, in the order given.
     *
     * @param ofId the format of an id
     * @param ids all ids, for messages
     * @throws UsageException if one is unknown
     */
    public static <F> Set<F> of(String text, Function<String, Optional<F>> ofId, String ids) {
        Set<F> named = new LinkedHashSet<>();
        for (String id : text.split(",", -1)) {
            named.add(ofId.apply(id.strip())
                    .orElseThrow(() -> new UsageException(
                            "--format must be a list of %s, but names '%s'.".formatted(ids, id.strip()))));
        }
        return named;
    }
}
