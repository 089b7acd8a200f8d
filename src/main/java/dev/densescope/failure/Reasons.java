package dev.densescope.failure;

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
    public static String reason(Throwable thrown) {
        String reason = chain(thrown)
                .map(Reasons::firstLine)
                .flatMap(Optional::stream)
                .reduce((outer, inner) -> inner)
                .orElseGet(() -> thrown.getClass().getSimpleName());
        String bounded = reason.length() > MAX_CHARACTERS ? reason.substring(0, MAX_CHARACTERS) + "..." : reason;
        return bounded.endsWith(".") ? bounded.substring(0, bounded.length() - 1) : bounded;
    }

    /** The throwable and its causes, outermost first. */
    static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, outer -> outer.map(Throwable::getCause))
                .limit(MAX_CAUSES)
                .flatMap(Optional::stream);
    }

    /** The message of a missing class is only its name, which needs an explanation. */
    private static Optional<String> firstLine(Throwable thrown) {
        Optional<String> line = Optional.ofNullable(thrown.getMessage())
                .flatMap(message -> message.strip().lines().findFirst())
                .filter(first -> !first.isBlank());
        return thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException
                ? line.map(name -> name.contains(" ") ? name : "class %s is missing".formatted(name.replace('/', '.')))
                : line;
    }
}
