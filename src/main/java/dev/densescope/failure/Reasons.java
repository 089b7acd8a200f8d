package dev.densescope.failure;

import dev.densescope.language.Text;
import dev.densescope.language.Told;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes a throwable within a sentence. */
public final class Reasons {
    private static final int MAX_CHARACTERS = 300;
    /** Causes may be circular. */
    private static final int MAX_CAUSES = 50;

    private Reasons() {}

    /**
     * The first line of the message of the innermost cause that has one, without a full stop; otherwise the name of its
     * type.
     */
    public static Text reason(Throwable thrown) {
        return chain(thrown)
                .map(Reasons::firstLine)
                .flatMap(Optional::stream)
                .reduce((outer, inner) -> inner)
                .orElseGet(() -> Text.verbatim(thrown.getClass().getSimpleName()));
    }

    /** The throwable and its causes, outermost first. */
    static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, outer -> outer.map(Throwable::getCause))
                .limit(MAX_CAUSES)
                .flatMap(Optional::stream);
    }

    /** The message of a missing class is only its name, which needs an explanation. */
    private static Optional<Text> firstLine(Throwable thrown) {
        if (thrown instanceof Told known) {
            return Optional.of(known.told().withoutStop());
        }
        Optional<String> line = Optional.ofNullable(thrown.getMessage())
                .flatMap(message -> message.strip().lines().findFirst())
                .filter(first -> !first.isBlank());
        boolean isOfClass = thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException;
        return line.map(text -> isOfClass && !text.contains(" ")
                ? Text.of("class %s is missing", text.replace('/', '.'))
                : Text.phrase(bounded(text)));
    }

    private static String bounded(String line) {
        String bounded = line.length() > MAX_CHARACTERS ? line.substring(0, MAX_CHARACTERS) + "..." : line;
        return bounded.endsWith(".") ? bounded.substring(0, bounded.length() - 1) : bounded;
    }
}
